using EventBooking.LocalServers;
using EventBooking.ServiceDefaults;

namespace EventBooking.LocalHost;

/// <summary>
/// PostgreSQL, Redis, RabbitMQ and the mail catcher, started side by side: the migrations need to wait for the first only.
/// </summary>
internal sealed class LocalServerSet(SystemFolder folder) : IDisposable
{
    private readonly CancellationTokenSource _starting = new();
    private volatile bool _migrated;

    public Task<LocalPostgres> Postgres { get; private set; } = null!;

    public Task<LocalRedis> Redis { get; private set; } = null!;

    public Task<LocalRabbitMq> RabbitMq { get; private set; } = null!;

    public Task<LocalMailCatcher> Mail { get; private set; } = null!;

    public void Start()
    {
        var cancellationToken = _starting.Token;
        Postgres = Screen.StepAsync(ResourceNames.Postgres, LocalPostgres.StartAsync(Options(ResourceNames.Postgres), cancellationToken));
        Redis = Screen.StepAsync(ResourceNames.Redis, LocalRedis.StartAsync(Options(ResourceNames.Redis), cancellationToken));
        RabbitMq = Screen.StepAsync(ResourceNames.RabbitMq, LocalRabbitMq.StartAsync(
            Options(ResourceNames.RabbitMq), cancellationToken: cancellationToken));
        Mail = Screen.StepAsync(ResourceNames.Mail, LocalMailCatcher.StartAsync(
            Options(ResourceNames.Mail) with { OnLine = Screen.Line }, cancellationToken: cancellationToken));
    }

    /// <summary>
    /// From now on PostgreSQL's errors are worth a look. Before, on an empty server, it complains about a database and a table that
    /// are only about to be made.
    /// </summary>
    public void SchemaIsThere() => _migrated = true;

    public async Task<IReadOnlyList<LocalServer>> AllAsync() => [await Postgres, await Redis, await RabbitMq, await Mail];

    /// <summary>Stops what runs, side by side, and gives up on what is still starting.</summary>
    public async Task StopAsync(TimeSpan limit)
    {
        await _starting.CancelAsync();
        await Task.WhenAll(StopAsync(Mail, limit), StopAsync(RabbitMq, limit), StopAsync(Redis, limit), StopAsync(Postgres, limit));
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

    private LocalServerOptions Options(string name) => new()
    {
        Folder = folder.Path,
        ChoosePort = folder.Ports.Choose,
        Durable = true,
        OnError = line => Report(name, line),
    };

    private void Report(string name, string line)
    {
        if (_migrated || name != ResourceNames.Postgres)
        {
            Screen.ChildError(name, line);
        }
    }
}
