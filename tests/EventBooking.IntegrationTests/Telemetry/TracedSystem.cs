using EventBooking.IntegrationTests.Notifying;
using EventBooking.LocalServers;
using EventBooking.Testing.Mail;

namespace EventBooking.IntegrationTests.Telemetry;

/// <summary>The API and the notifier as processes of their own, with all the servers there are, and what both export.</summary>
internal sealed class TracedSystem : IAsyncDisposable
{
    public const string ApiName = "EventBooking.Api";
    public const string NotifierName = "EventBooking.Notifier";
    private readonly NotifierProcess _notifier;
    private readonly ApiProcess _process;
    private readonly LocalRedis _redis;

    private TracedSystem(TelemetryReceiver receiver, MailServer mail, LocalRedis redis, ApiProcess process, NotifierProcess notifier) =>
        (Receiver, Mail, _redis, _process, _notifier) = (receiver, mail, redis, process, notifier);

    public TelemetryReceiver Receiver { get; }

    public MailServer Mail { get; }

    public ApiDriver Api => _process.Api;

    public IReadOnlyList<Span> Spans => Receiver.Spans;

    /// <summary>Messages that were sent, or no longer of use.</summary>
    public long DeliveriesSettled => Receiver.MetricsOf(NotifierName).Count("eventbooking.delivery.settled");

    public static async Task<TracedSystem> StartAsync()
    {
        var receiver = await TelemetryReceiver.StartAsync();
        var mail = await MailServer.StartAsync();
        var connectionString = await TestDatabase.CreateAsync();
        var redis = await LocalRedis.StartAsync(TestServers.OwnServerOptions("traced"));
        var broker = await TestBroker.CreateAsync();
        (string Name, string? Value)[] settings =
            [.. receiver.Settings, .. broker.Variables, ("ConnectionStrings__redis", redis.ConnectionString)];
        var notifier = new NotifierProcess(connectionString, mail.Port, settings);
        var starting = notifier.StartReadyAsync();
        var process = await ApiProcess.StartReadyAsync(connectionString, settings);
        await starting;
        await using var spy = await RedisSpy.ConnectAsync(redis);
        await spy.UntilListeningAsync(1);
        return new TracedSystem(receiver, mail, redis, process, notifier);
    }

    /// <summary>Statements that a service has sent so far, with a request or without.</summary>
    public long Statements(string service) => Receiver.MetricsOf(service).Count("db.client.operation.duration");

    /// <summary>Returns when each service has asked the database for itself some more times.</summary>
    public async Task IdleAsync(int statements)
    {
        var (api, notifier) = (Statements(ApiName), Statements(NotifierName));
        await Eventually.BeTrueAsync(
            () => Statements(ApiName) >= api + statements && Statements(NotifierName) >= notifier + statements,
            TimeSpan.FromSeconds(60));
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_notifier.DisposeAsync().AsTask(), _process.DisposeAsync().AsTask());
        await _redis.DisposeAsync();
        await Mail.DisposeAsync();
        await Receiver.DisposeAsync();
    }
}
