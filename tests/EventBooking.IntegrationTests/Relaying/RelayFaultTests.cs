using System.Diagnostics;
using System.Net;
using EventBooking.IntegrationTests.Telemetry;
using EventBooking.LocalServers;

namespace EventBooking.IntegrationTests.Relaying;

/// <summary>A broker that comes and goes.</summary>
public sealed class RelayFaultTests : IAsyncLifetime
{
    // Half a minute is the longest pause of the library that connects.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private LocalRabbitMq _server = null!;
    private TestBroker _place = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await LocalRabbitMq.StartAsync(TestServers.OwnServerOptions("own rabbitmq"));
        _place = TestBroker.On(_server.ConnectionString);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task While_the_broker_is_away_bookings_go_on_and_all_are_published_after_it()
    {
        const int Bookings = 30;
        var connectionString = await TestDatabase.CreateAsync();
        await using var instance = await Instance.StartAsync(connectionString, [.. _place.Settings]);
        using var depth = new GaugeReader(instance.Services, "eventbooking.outbox.depth");
        var slot = await instance.Api.PublishSlotAsync(capacity: 100);
        await instance.Api.BookAsync(slot.Id, email: "ada@example.com");
        await OutboxRows.UntilPublishedAsync(connectionString, Patience);
        await _server.UntilQueuesAreKeptAsync();

        await _server.KillAsync();
        for (var i = 0; i < Bookings; i++)
        {
            await instance.Api.BookAsync(slot.Id, email: "ada@example.com");
        }

        (await OutboxRows.PendingAsync(connectionString)).ShouldBe(Bookings);
        (await instance.Api.GetAsync("/health")).ShouldBe(HttpStatusCode.OK);
        await Eventually.BeTrueAsync(() => depth.Read() == Bookings, Patience);
        await _server.StartAgainAsync();

        await OutboxRows.UntilPublishedAsync(connectionString, Patience);
        await using var queue = await BrokerQueue.ConnectAsync(_place);
        await queue.TakeAllAsync();
        queue.Taken.Select(message => message.Id)
            .Distinct()
            .Order()
            .ShouldBe((await OutboxRows.IdsAsync(connectionString)).Order(), "What it had confirmed it kept.");
    }

    [Fact]
    public async Task An_instance_starts_and_stops_without_the_broker()
    {
        var connectionString = await TestDatabase.CreateAsync();
        await _server.KillAsync();
        await using var process = await ApiProcess.StartReadyAsync(connectionString, [.. _place.Variables]);
        var slot = await process.Api.PublishSlotAsync();
        await process.Api.BookAsync(slot.Id, email: "ada@example.com");
        await Eventually.BeTrueAsync(() => process.Log.Contains("Messages cannot be published now", StringComparison.Ordinal), Patience);

        var began = Stopwatch.GetTimestamp();
        (await process.Process.StopAsync(TimeSpan.FromSeconds(60))).ShouldBeTrue("It must need no SIGKILL.");

        (await process.Process.Exited).ShouldBe(0);
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(10));
        (await OutboxRows.PendingAsync(connectionString)).ShouldBe(1);
    }

    [Fact]
    public async Task A_message_that_finds_no_queue_is_pending_until_the_queue_is_there_again()
    {
        var connectionString = await TestDatabase.CreateAsync();
        await using var instance = await Instance.StartAsync(connectionString, [.. _place.Settings]);
        await OutboxRows.WriteAsync(connectionString, 1);
        await OutboxRows.UntilPublishedAsync(connectionString, Patience);
        await using var queue = await BrokerQueue.ConnectAsync(_place);
        await queue.TakeAsync(1);

        await queue.Channel.QueueDeleteAsync(queue.Names.Queue, ifUnused: false, ifEmpty: false);
        await OutboxRows.WriteAsync(connectionString, 1);

        await OutboxRows.UntilPublishedAsync(connectionString, Patience);
        (await queue.TakeAsync(2)).Select(message => message.Id).Order().ShouldBe((await OutboxRows.IdsAsync(connectionString)).Order());
    }
}
