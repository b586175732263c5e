using System.Diagnostics;

namespace EventBooking.LocalServers;

/// <summary>A server as a child of this process.</summary>
public abstract class ChildServer : LocalServer
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromMilliseconds(50);

    private IReadOnlyList<ChildProcess> _children = [];

    private protected ChildServer(string name, LocalPort port, LocalServerOptions options)
        : base(name, port, options)
    {
    }

    /// <summary>The id of the server's process; 0 while it is stopped.</summary>
    public int ProcessId => Main is { Exited.IsCompleted: false } main ? main.Id : 0;

    /// <inheritdoc />
    public override Task<int> Exited => Main?.Exited ?? Task.FromResult(0);

    private ChildProcess? Main => _children is [.., var last] ? last : null;

    /// <inheritdoc />
    public override void Kill()
    {
        foreach (var child in _children)
        {
            child.Kill();
        }
    }

    /// <summary>Starts the processes, the server itself last, and returns when it answers.</summary>
    private protected abstract Task<IReadOnlyList<ChildProcess>> LaunchAsync(CancellationToken cancellationToken);

    /// <summary>Starts the server itself, and returns when it has written that it listens and then answers.</summary>
    private protected async Task<ChildProcess> StartMainAsync(
        ChildProcessOptions options, string listening, CancellationToken cancellationToken)
    {
        var child = await ListeningChild.StartAsync(options, listening, cancellationToken);
        try
        {
            await WaitUntilReadyAsync(child, cancellationToken);
            return child;
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }
    }

    private async Task WaitUntilReadyAsync(ChildProcess child, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await AnswersAsync(cancellationToken))
        {
            if (child.Exited.IsCompleted)
            {
                throw new LocalServerException($"{Name} ended while starting (exit code {await child.Exited}); its log {LogPath} ends with:{Environment.NewLine}{child.RecentOutput}");
            }

            if (Stopwatch.GetElapsedTime(started) > StartLimit)
            {
                throw new LocalServerException($"{Name} did not answer within {StartLimit.TotalSeconds} s; see {LogPath}.");
            }

            await Task.WhenAny(child.Exited, Task.Delay(ProbeInterval, cancellationToken));
        }
    }

    private protected override async Task BeginAsync(CancellationToken cancellationToken)
    {
        await DisposeCoreAsync();
        _children = await LaunchAsync(cancellationToken);
    }

    private protected override async Task EndAsync(TimeSpan limit)
    {
        foreach (var child in _children.Reverse())
        {
            await child.StopAsync(limit);
        }
    }

    private protected override async Task CrashAsync()
    {
        foreach (var child in _children.Reverse())
        {
            await child.KillAsync();
        }
    }

    private protected override async ValueTask DisposeCoreAsync()
    {
        foreach (var child in _children.Reverse())
        {
            await child.DisposeAsync();
        }

        _children = [];
    }
}
