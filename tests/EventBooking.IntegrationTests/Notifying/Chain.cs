using EventBooking.LocalServers;
using EventBooking.Testing.Mail;

namespace EventBooking.IntegrationTests.Notifying;

/// <summary>
/// All that lies between a booking and its mail, as processes of their own: the API, RabbitMQ, two notifiers and a mail server.
/// </summary>
internal sealed class Chain : IAsyncDisposable
{
    private readonly NotifierProcess[] _notifiers;

    private Chain(LocalPostgres postgres, LocalRabbitMq rabbitMq, MailServer mail, ApiProcess api, NotifierProcess[] notifiers) =>
        (Postgres, RabbitMq, Mail, Booking, _notifiers) = (postgres, rabbitMq, mail, api, notifiers);

    public LocalPostgres Postgres { get; }

    public LocalRabbitMq RabbitMq { get; }

    public MailServer Mail { get; }

    public ApiProcess Booking { get; }

    public string ConnectionString => Postgres.ConnectionString(OwnPostgres.Database);

    public static async Task<Chain> StartAsync()
    {
        var postgres = OwnPostgres.StartMigratedAsync(durable: true);
        var rabbitMq = LocalRabbitMq.StartAsync(TestServers.OwnServerOptions("chain rabbitmq"));
        var mail = await MailServer.StartAsync();
        var connectionString = (await postgres).ConnectionString(OwnPostgres.Database);
        var broker = ("ConnectionStrings__rabbitmq", (await rabbitMq).ConnectionString);
        var api = await ApiProcess.StartReadyAsync(connectionString, broker);
        NotifierProcess[] notifiers = [new(connectionString, mail.Port, broker), new(connectionString, mail.Port, broker)];
        await Task.WhenAll(notifiers.Select(notifier => notifier.StartReadyAsync()));
        await (await rabbitMq).UntilQueuesAreKeptAsync();
        return new Chain(await postgres, await rabbitMq, mail, api, notifiers);
    }

    /// <summary>Kills one of the notifiers, as SIGKILL does, and starts another in its place.</summary>
    public Task ReplaceNotifierAsync(int number) => _notifiers[number % _notifiers.Length].ReplaceAsync();

    /// <summary>Deliveries and outbox rows that are not settled.</summary>
    public Task<long> OpenAsync() => Ledger.ScalarAsync<long>(
        ConnectionString,
        """
        select (select count(*) from outbox where told_at is null)
             + (select count(*) from deliveries where status in ('queued', 'sending'))
        """);

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_notifiers.Select(notifier => notifier.DisposeAsync().AsTask()));
        await Booking.DisposeAsync();
        await Mail.DisposeAsync();
        await RabbitMq.DisposeAsync();
        await Postgres.DisposeAsync();
    }
}
