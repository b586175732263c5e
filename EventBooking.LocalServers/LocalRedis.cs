namespace EventBooking.LocalServers;

/// <summary>Redis, in memory only: what it holds can be made again from PostgreSQL.</summary>
public sealed class LocalRedis : LocalServer
{
    internal const string FolderName = "redis";

    private LocalRedis(LocalServerOptions options)
        : base(FolderName, LocalPort.Redis, options)
    {
    }

    /// <summary>For StackExchange.Redis.</summary>
    public string ConnectionString => ConnectionStringFor(Port);

    /// <summary>What <see cref="ConnectionString"/> will be of a server on that port.</summary>
    public static string ConnectionStringFor(int port) => $"127.0.0.1:{port}";

    /// <summary>Starts it and returns when it answers.</summary>
    /// <exception cref="LocalServerException">It is not installed, or did not start.</exception>
    public static Task<LocalRedis> StartAsync(LocalServerOptions options, CancellationToken cancellationToken = default) =>
        StartedAsync(new LocalRedis(options), cancellationToken);

    /// <inheritdoc />
    public override Task<bool> AnswersAsync(CancellationToken cancellationToken = default) =>
        Probe.AnswersAsync(Port, "PING\r\n"u8.ToArray(), (byte)'+', cancellationToken);

    private protected override async Task<IReadOnlyList<ChildProcess>> LaunchAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(DataFolder);
        var options = DescribeChild(Name, Programs.Require("redis-server", "redis-server"),
        [
            "--port", $"{Port}", "--bind", "127.0.0.1",
            "--save", "", "--appendonly", "no", "--daemonize", "no", "--dir", DataFolder,
        ]);
        return [await StartMainAsync(options, "ready to accept connections", cancellationToken)];
    }
}
