namespace EventBooking.LocalServers;

/// <summary>A real server on this machine that belongs to this process; it never outlives it.</summary>
public abstract class LocalServer : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly List<ServerPort> _ports = [];
    private readonly ServerPort _port;

    private protected LocalServer(string name, LocalPort port, LocalServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Name = name;
        Options = options;
        _port = AddPort(port, options.Port);
    }

    /// <summary>What people call it; also the name of its log.</summary>
    public string Name { get; }

    /// <summary>The port on 127.0.0.1; the same after a restart.</summary>
    public int Port => _port.Number;

    /// <summary>What it writes while it runs.</summary>
    public string LogPath => LogOf(Name);

    /// <summary>Where its data lies.</summary>
    public abstract string DataFolder { get; }

    /// <summary>Completes when what runs now ends, for whatever reason, with its exit code.</summary>
    public abstract Task<int> Exited { get; }

    private protected LocalServerOptions Options { get; }

    /// <summary>The last line of defence of <see cref="StopAsync"/>.</summary>
    private protected virtual TimeSpan StopLimit => TimeSpan.FromSeconds(30);

    /// <summary>Whether it answers now, in its own protocol.</summary>
    public abstract Task<bool> AnswersAsync(CancellationToken cancellationToken = default);

    /// <summary>Starts it again on the same port with the same data, and returns when it answers.</summary>
    public Task StartAgainAsync(CancellationToken cancellationToken = default) =>
        AloneAsync(() => Ports.RetryAsync(() => BeginOnPortsAsync(cancellationToken)), cancellationToken);

    /// <summary>Stops it in an orderly way; after the limit (default 30 s) with force.</summary>
    public Task StopAsync(TimeSpan? limit = null) => AloneAsync(() => EndAsync(limit ?? StopLimit));

    /// <summary>Ends it as a crash would.</summary>
    public Task KillAsync() => AloneAsync(CrashAsync);

    /// <summary>As <see cref="KillAsync"/>, without waiting: for the last moments of this process.</summary>
    public abstract void Kill();

    /// <summary>An orderly stop and a start on the same port with the same data.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        await StopAsync();
        await StartAgainAsync(cancellationToken);
    }

    /// <summary>Kills it; stop it first where its data matters.</summary>
    public async ValueTask DisposeAsync()
    {
        await DisposeCoreAsync();
        _gate.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A further port, which is chosen with the first.</summary>
    private protected ServerPort AddPort(LocalPort purpose, int? named)
    {
        var port = new ServerPort(purpose, named, Options.ChoosePort);
        _ports.Add(port);
        return port;
    }

    private protected abstract Task BeginAsync(CancellationToken cancellationToken);

    private protected abstract Task EndAsync(TimeSpan limit);

    private protected abstract Task CrashAsync();

    private protected abstract ValueTask DisposeCoreAsync();

    private protected string LogOf(string name) => Path.Combine(Options.Folder, "logs", $"{name}.log");

    private async Task<bool> BeginOnPortsAsync(CancellationToken cancellationToken)
    {
        _ports.ForEach(port => port.Choose());
        try
        {
            await BeginAsync(cancellationToken);
        }
        catch (LocalServerException exception) when (exception.IsPortTaken && _ports.Find(port => port.IsLost) is { } lost)
        {
            throw new LocalServerException($"Port {lost.Number}, on which {Name} is to listen, is taken by another program.", exception);
        }

        _ports.ForEach(port => port.Settle());
        return true;
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
