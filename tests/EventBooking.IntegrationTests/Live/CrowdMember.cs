using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EventBooking.IntegrationTests.Live;

/// <summary>One of very many clients that watch an event: a socket, and the lines that come over it.</summary>
internal sealed class CrowdMember : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly TaskCompletionSource _snapshot = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<long>[] _changes =
        [new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously)];

    private readonly TaskCompletionSource<bool> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when it has got its snapshot.</summary>
    public Task Snapshot => _snapshot.Task;

    /// <summary>When it got its first change, as <see cref="Stopwatch"/> counts.</summary>
    public Task<long> FirstChange => _changes[0].Task;

    /// <summary>When it got its second change.</summary>
    public Task<long> SecondChange => _changes[1].Task;

    /// <summary>Done when the connection is closed: whether the answer was complete.</summary>
    public Task<bool> End => _end.Task;

    public async Task OpenAsync(int port, Guid eventId)
    {
        await _socket.ConnectAsync(IPAddress.Loopback, port);
        await _socket.SendAsync(Encoding.ASCII.GetBytes($"GET {LiveClient.PathOf(eventId)} HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        _ = ReadAsync();
        await Snapshot;
    }

    public void Dispose() => _socket.Dispose();

    private async Task ReadAsync()
    {
        var (changes, isComplete) = (0, false);
        try
        {
            await using var stream = new NetworkStream(_socket);
            using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, bufferSize: 256);
            while (await reader.ReadLineAsync() is { } line)
            {
                switch (line)
                {
                    case "event: snapshot":
                        _snapshot.TrySetResult();
                        break;
                    case "event: slots":
                        _changes[changes++].SetResult(Stopwatch.GetTimestamp());
                        break;
                    case "0":
                        // The last chunk (RFC 9112, section 7.1).
                        isComplete = true;
                        break;
                }
            }
        }
        catch (IOException)
        {
            isComplete = false;
        }

        _snapshot.TrySetException(new InvalidOperationException("The stream ended before its snapshot."));
        _end.TrySetResult(isComplete);
    }
}
