using System.Diagnostics;

namespace EventBooking.LocalServers;

/// <summary>A real server as a child of this process; it never outlives it.</summary>
public abstract class LocalServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private IReadOnlyList<ChildProcess> _children = [];

    private protected LocalServer(string name, LocalServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Name = name;
        Options = options;
        Port = options.Port ?? Ports.FindFree();
    }

    /// <summary>What people call it; also the name of its log.</summary>
    public string Name { get; }

    /// <summary>The port on 127.0.0.1; the same after a restart.</summary>
    public int Port { get; }

    /// <summary>What it writes while it runs.</summary>
    public string LogPath => LogOf(Name);

    /// <summary>Where its data lies.</summary>
    public abstract string DataFolder { get; }

    /// <summary>The id of the server's process; 0 while it is stopped.</summary>
    public int ProcessId => Main is { Exited.IsCompleted: false } main ? main.Id : 0;

    /// <summary>Completes when the process that runs now ends, for whatever reason, with its exit code.</summary>
    public Task<int> Exited => Main?.Exited ?? Task.FromResult(0);

    private protected LocalServerOptions Options { get; }

    /// <summary>The last line of defence of <see cref="StopAsync"/>.</summary>
    private protected virtual TimeSpan StopLimit => TimeSpan.FromSeconds(30);

    private ChildProcess? Main => _children is [.., var last] ? last : null;

    /// <summary>Whether it answers now, in its own protocol.</summary>
    public abstract Task<bool> AnswersAsync(CancellationToken cancellationToken = default);

    /// <summary>Starts it again on the same port with the same data, and returns when it answers.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await DisposeChildrenAsync();
            _children = await LaunchAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Stops it in an orderly way; after the limit (default 30 s) with force.</summary>
    public async Task StopAsync(TimeSpan? limit = null)
    {
        var deadline = limit ?? StopLimit;
        await EndAsync(child => child.StopAsync(deadline));
    }

    /// <summary>Ends it with SIGKILL, as a crash would.</summary>
    public Task KillAsync() => EndAsync(child => child.KillAsync());

    /// <summary>As <see cref="KillAsync"/>, without waiting: for the last moments of this process.</summary>
    public void Kill()
    {
        foreach (var child in _children)
        {
            child.Kill();
        }
    }

    /// <summary>An orderly stop and a start on the same port with the same data.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        await StopAsync();
        await StartAgainAsync(cancellationToken);
    }

    /// <summary>Kills it; stop it first where its data matters.</summary>
    public async ValueTask DisposeAsync()
    {
        await DisposeChildrenAsync();
        _gate.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts the processes, the server itself last, and returns when it answers.</summary>
    private protected abstract Task<IReadOnlyList<ChildProcess>> LaunchAsync(CancellationToken cancellationToken);

    private protected string LogOf(string name) => Path.Combine(Options.Folder, "logs", $"{name}.log");

    private protected async Task WaitUntilReadyAsync(ChildProcess child, CancellationToken cancellationToken)
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

    private async Task EndAsync(Func<ChildProcess, Task> end)
    {
        await _gate.WaitAsync();
        try
        {
            foreach (var child in _children.Reverse())
            {
                await end(child);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task DisposeChildrenAsync()
    {
        foreach (var child in _children.Reverse())
        {
            await child.DisposeAsync();
        }

        _children = [];
    }
}
