using System.Diagnostics;
using System.Net;

namespace EventBooking.Bench.Load;

/// <summary>
/// Sends each request at its own time, whatever became of those before. A request that finds all connections busy waits, and its
/// wait counts: latencies are taken from the intended time, so that a slow server cannot slow down what it is measured with.
/// </summary>
internal sealed class OpenLoop : IDisposable
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);

    // Less than a server lets wait to be accepted.
    private const int ConnectAtOnce = 256;

    private readonly LoadConnection[] _connections;
    private readonly Stack<LoadConnection> _free = new();
    private readonly Queue<int> _waiting = new();
    private readonly Lock _gate = new();
    private OpenLoopResult _result = null!;
    private Func<int, byte[]> _request = null!;
    private long _started;
    private int _left;
    private TaskCompletionSource _done = null!;

    private OpenLoop(LoadConnection[] connections) => _connections = connections;

    /// <summary>Opens the connections, which are not part of what is measured.</summary>
    public static async Task<OpenLoop> ConnectAsync(int port, int connections, CancellationToken cancellationToken)
    {
        var loop = new OpenLoop(
            [.. Enumerable.Range(0, connections).Select(_ => new LoadConnection(new IPEndPoint(IPAddress.Loopback, port)))]);
        await Parallel.ForEachAsync(
            loop._connections,
            new ParallelOptions { MaxDegreeOfParallelism = ConnectAtOnce, CancellationToken = cancellationToken },
            async (connection, cancel) => await connection.ConnectAsync(cancel));

        return loop;
    }

    /// <summary>Sends one request at each of the times, counted from now, and returns when all are answered or given up.</summary>
    public async Task<OpenLoopResult> RunAsync(TimeSpan[] times, Func<int, byte[]> request, CancellationToken cancellationToken)
    {
        _result = new OpenLoopResult(times);
        _request = request;
        _left = times.Length;
        _done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach (var connection in _connections)
        {
            _free.Push(connection);
        }

        _started = Stopwatch.GetTimestamp();
        _result.StartedAt = TimeProvider.System.GetUtcNow();
        // A thread of its own: it must not wait for its turn behind the answers.
        var sender = new Thread(() => SendAll(times, cancellationToken)) { IsBackground = true, Priority = ThreadPriority.AboveNormal };
        sender.Start();
        try
        {
            await _done.Task.WaitAsync(times[^1] + AnswerLimit, cancellationToken);
        }
        catch (TimeoutException)
        {
            // What is not answered yet stays unanswered in the result.
        }

        return _result;
    }

    public void Dispose()
    {
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }
    }

    private void SendAll(TimeSpan[] times, CancellationToken cancellationToken)
    {
        for (var i = 0; i < times.Length && !cancellationToken.IsCancellationRequested; i++)
        {
            PreciseSleep.For(times[i] - Stopwatch.GetElapsedTime(_started));
            LoadConnection? connection;
            lock (_gate)
            {
                if (!_free.TryPop(out connection))
                {
                    _waiting.Enqueue(i);
                    continue;
                }
            }

            Send(connection, i);
        }
    }

    private void Send(LoadConnection connection, int index) =>
        connection.Send(_request(index), status => Answered(connection, index, status));

    private void Answered(LoadConnection connection, int index, int status)
    {
        _result.Record(index, status, Stopwatch.GetElapsedTime(_started));
        if (Interlocked.Decrement(ref _left) == 0)
        {
            _done.SetResult();
        }

        int next;
        lock (_gate)
        {
            if (!_waiting.TryDequeue(out next))
            {
                // One that broke is not used again.
                if (status != OpenLoopResult.Broken)
                {
                    _free.Push(connection);
                }

                return;
            }
        }

        Send(connection, next);
    }
}
