using System.Diagnostics;

namespace EventBooking.LocalServers;

/// <summary>A real server on this machine as a child of this process; it never outlives it.</summary>
public abstract class LocalServer : IAsyncDisposable
{
    private const int Tries = 5;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromMilliseconds(50);

    // The last line of defence of a stop.
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly List<ServerPort> _ports = [];
    private readonly ServerPort _port;
    private IReadOnlyList<ChildProcess> _children = [];

    private protected LocalServer(string name, LocalPort port, LocalServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Name = name;
        Options = options;
        DataFolder = Path.Combine(Path.GetFullPath(options.Folder), name);
        _port = AddPort(port, options.Port);
    }

    /// <summary>What people call it; also the name of its log.</summary>
    public string Name { get; }

    /// <summary>The port on 127.0.0.1; the same after a restart.</summary>
    public int Port => _port.Number;

    /// <summary>What it writes while it runs.</summary>
    public string LogPath => LogOf(Name);

    /// <summary>Where its data lies: below the folder of the options, unless the server cannot use that.</summary>
    public string DataFolder { get; private protected set; }

    /// <summary>The id of the server's process; 0 while it is stopped.</summary>
    public int ProcessId => Main is { Exited.IsCompleted: false } main ? main.Id : 0;

    /// <summary>Completes when what runs now ends, for whatever reason, with its exit code.</summary>
    public Task<int> Exited => Main?.Exited ?? Task.FromResult(0);

    private protected LocalServerOptions Options { get; }

    private ChildProcess? Main => _children is [.., var last] ? last : null;

    /// <summary>Whether it answers now, in its own protocol.</summary>
    public abstract Task<bool> AnswersAsync(CancellationToken cancellationToken = default);

    /// <summary>Starts it again on the same port with the same data, and returns when it answers.</summary>
    public Task StartAgainAsync(CancellationToken cancellationToken = default) =>
        AloneAsync(() => BeginAsync(cancellationToken), cancellationToken);

    /// <summary>Stops it in an orderly way; after the limit (default 30 s) with force.</summary>
    public Task StopAsync(TimeSpan? limit = null) => AloneAsync(() => EachAsync(child => child.StopAsync(limit ?? StopLimit)));

    /// <summary>Ends it as a crash would.</summary>
    public Task KillAsync() => AloneAsync(() => EachAsync(child => child.KillAsync()));

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

    private protected ServerPort AddPort(LocalPort purpose, int? named = null)
    {
        var port = new ServerPort(purpose, named, Options.ChoosePort);
        _ports.Add(port);
        return port;
    }

    /// <summary>Starts the processes, the server itself last, and returns when it answers.</summary>
    private protected abstract Task<IReadOnlyList<ChildProcess>> LaunchAsync(CancellationToken cancellationToken);

    // Returns when it has written that it listens and then answers.
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

    private protected static async Task<T> StartedAsync<T>(T server, CancellationToken cancellationToken)
        where T : LocalServer
    {
        await server.StartAgainAsync(cancellationToken);
        return server;
    }

    private protected ChildProcessOptions DescribeChild(string name, string fileName, IReadOnlyList<string> arguments) =>
        new() { Name = name, FileName = fileName, Arguments = arguments, LogPath = LogOf(name), OnLine = Options.OnLine };

    private string LogOf(string name) => Path.Combine(Options.Folder, "logs", $"{name}.log");

    // Again on other ports, a few times, if another program was faster.
    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        for (var left = Tries - 1; ; left--)
        {
            try
            {
                await BeginOnPortsAsync(cancellationToken);
                return;
            }
            catch (LocalServerException exception) when (exception.IsPortTaken && left > 0)
            {
                // The next try chooses anew.
            }
        }
    }

    private async Task BeginOnPortsAsync(CancellationToken cancellationToken)
    {
        _ports.ForEach(port => port.Choose());
        try
        {
            await DisposeChildrenAsync();
            _children = await LaunchAsync(cancellationToken);
        }
        catch (LocalServerException exception) when (exception.IsPortTaken && _ports.Find(port => port.IsLost) is { } lost)
        {
            throw new LocalServerException($"Port {lost.Number}, on which {Name} is to listen, is taken by another program.", exception);
        }

        _ports.ForEach(port => port.Settle());
    }

    private async Task WaitUntilReadyAsync(ChildProcess child, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await AnswersAsync(cancellationToken))
        {
            if (child.Exited.IsCompleted)
            {
                throw new LocalServerException(
                    $"{Name} ended while starting (exit code {await child.Exited}); its log {LogPath} ends "
                        + $"with:{Environment.NewLine}{child.RecentOutput}");
            }

            if (Stopwatch.GetElapsedTime(started) > StartLimit)
            {
                throw new LocalServerException($"{Name} did not answer within {StartLimit.TotalSeconds} s; see {LogPath}.");
            }

            await Task.WhenAny(child.Exited, Task.Delay(ProbeInterval, cancellationToken));
        }
    }

    private async Task DisposeChildrenAsync()
    {
        await EachAsync(child => child.DisposeAsync().AsTask());
        _children = [];
    }

    private async Task EachAsync(Func<ChildProcess, Task> end)
    {
        foreach (var child in _children.Reverse())
        {
            await end(child);
        }
    }

    // One start or stop at a time.
    private async Task AloneAsync(Func<Task> work, CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await work();
        }
        finally
        {
            _gate.Release();
        }
    }
}
