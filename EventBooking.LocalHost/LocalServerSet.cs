using EventBooking.LocalServers;

namespace EventBooking.LocalHost;

/// <summary>PostgreSQL, Redis and RabbitMQ, started side by side: the API needs to wait for the first only.</summary>
internal sealed class LocalServerSet(string dataFolder, PortBook ports) : IDisposable
{
    private readonly CancellationTokenSource _starting = new();

    public Task<LocalPostgres> Postgres { get; private set; } = null!;

    public Task<LocalRedis> Redis { get; private set; } = null!;

    public Task<LocalRabbitMq> RabbitMq { get; private set; } = null!;

    public static void DeleteData(string dataFolder)
    {
        LocalPostgres.DeleteData(dataFolder);
        foreach (var name in new[] { "redis", "rabbitmq" })
        {
            var folder = Path.Combine(dataFolder, name);
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    public void Start()
    {
        var cancellationToken = _starting.Token;
        Postgres = Screen.StepAsync("postgres", LocalPostgres.StartAsync(Options("postgres", ports.PostgresPort), cancellationToken));
        Redis = Screen.StepAsync("redis", LocalRedis.StartAsync(Options("redis", ports.RedisPort), cancellationToken));
        RabbitMq = Screen.StepAsync("rabbitmq", LocalRabbitMq.StartAsync(Options("rabbitmq", ports.RabbitMqPort), ports.RabbitMqPagePort, cancellationToken));
    }

    public async Task<IReadOnlyList<LocalServer>> AllAsync() => [await Postgres, await Redis, await RabbitMq];

    /// <summary>Stops what runs, side by side, and gives up on what is still starting.</summary>
    public async Task StopAsync(TimeSpan limit)
    {
        await _starting.CancelAsync();
        await Task.WhenAll(StopAsync(RabbitMq, limit), StopAsync(Redis, limit), StopAsync(Postgres, limit));
    }

    public void Dispose() => _starting.Dispose();

    private static async Task StopAsync<T>(Task<T> starting, TimeSpan limit)
        where T : LocalServer
    {
        // One that did not come up has cleaned up after itself, and its failure was reported where it was waited for.
        await ((Task)starting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (starting.IsCompletedSuccessfully)
        {
            var server = await starting;
            await server.StopAsync(limit);
            await server.DisposeAsync();
        }
    }

    private LocalServerOptions Options(string name, int port) => new()
    {
        Folder = dataFolder,
        Port = port,
        Durable = true,
        OnError = line => Screen.ChildError(name, line),
    };
}
