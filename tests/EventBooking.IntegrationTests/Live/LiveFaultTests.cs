using EventBooking.IntegrationTests.Telemetry;
using EventBooking.LocalServers;
using Npgsql;

namespace EventBooking.IntegrationTests.Live;

/// <summary>Streams while something is away, and at their end.</summary>
public sealed class LiveFaultTests(SharedApi fixture) : IClassFixture<SharedApi>
{
    [Fact]
    public async Task A_change_that_no_message_announces_is_found_in_the_database()
    {
        // Another instance, and no Redis that would carry its messages.
        await using var other = await Instance.StartAsync(fixture.ConnectionString);
        var published = await fixture.Api.PublishAsync(new EventBuilder().WithSlot());
        await using var client = await LiveClient.WatchAsync(fixture.Api, published.Id);

        await other.Api.BookAsync(published.TimeSlots[0].Id, party: 3);

        (await client.UntilAsync(events => events.Count > 1))[1].Slots.ShouldHaveSingleItem().CurrentBookings.ShouldBe(3);
    }

    [Fact]
    public async Task The_stream_of_an_event_that_is_deleted_ends()
    {
        var published = await fixture.Api.PublishAsync(new EventBuilder().WithSlot());
        await using var client = await LiveClient.WatchAsync(fixture.Api, published.Id);

        await ExecuteAsync("delete from time_slots where event_id = $1", published.Id);
        await ExecuteAsync("delete from events where id = $1", published.Id);

        await client.Ended.WaitAsync(TimeSpan.FromSeconds(30));
        client.Events.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_event_that_was_itself_changed_is_streamed_as_a_snapshot()
    {
        var published = await fixture.Api.PublishAsync(new EventBuilder().WithSlot());
        await using var client = await LiveClient.WatchAsync(fixture.Api, published.Id);

        await ExecuteAsync("update events set status = 'cancelled', version = version + 1 where id = $1", published.Id);

        var change = (await client.UntilAsync(events => events.Count > 1))[1];
        change.Name.ShouldBe("snapshot");
        change.Slots.ShouldHaveSingleItem().Status.ShouldBe("closed");
    }

    [Fact]
    public async Task Streams_stay_open_while_the_database_and_Redis_are_away()
    {
        await using var postgres = await OwnPostgres.StartMigratedAsync();
        await using var redis = await LocalRedis.StartAsync(TestServers.OwnServerOptions("live"));
        await using var process = await ApiProcess.StartReadyAsync(
            postgres.ConnectionString(OwnPostgres.Database),
            ("ConnectionStrings__redis", redis.ConnectionString),
            ("Live__HeartbeatInterval", "00:00:00.2"));
        var published = await process.Api.PublishAsync(new EventBuilder().WithSlot());
        await using var client = await LiveClient.WatchAsync(process.Api, published.Id);
        await postgres.StopAsync();
        await redis.KillAsync();
        var beats = client.All.Count;
        await Eventually.BeTrueAsync(() => client.All.Count > beats + 10);

        await using var late = await LiveClient.WatchAsync(process.Api, published.Id);
        late.LastId.ShouldBe(client.LastId);
        await postgres.StartAgainAsync();
        await Eventually.PassAsync(() => process.Api.BookAsync(published.TimeSlots[0].Id));

        await client.UntilAsync(events => events.Count == 2);
        await late.UntilAsync(events => events.Count == 2);
    }

    [Fact]
    public async Task Streams_are_counted_and_spoil_neither_durations_nor_traces()
    {
        const string Streams = "eventbooking.live.streams";
        await using var receiver = await TelemetryReceiver.StartAsync();
        await using var process = await ApiProcess.StartReadyAsync(fixture.ConnectionString, receiver.Settings);
        var published = await process.Api.PublishAsync(new EventBuilder().WithSlot());
        await using (await LiveClient.WatchAsync(process.Api, published.Id))
        {
            await Eventually.BeTrueAsync(() => receiver.Metrics.Count(Streams) == 1);
            receiver.Metrics.Find(Streams)!.Meter.ShouldBe("EventBooking");
        }

        await Eventually.BeTrueAsync(() => receiver.Metrics.Count(Streams) == 0);
        await process.Api.GetAsync(LiveClient.PathOf(Guid.Empty));
        await Eventually.BeTrueAsync(
            () => receiver.Metrics.Count("http.server.request.duration", ("http.route", "/api/v1/events/{event_id}/slots/live")) > 0);
        receiver.Metrics.Count("http.server.request.duration", ("http.route", "/api/v1/events/{event_id}/slots/live")).ShouldBe(1);
        await Eventually.BeTrueAsync(() => receiver.Spans.Any(span => span.Name.Contains("slots/live", StringComparison.Ordinal)));
        receiver.Spans.Count(span => span.Name.Contains("slots/live", StringComparison.Ordinal)).ShouldBe(1);
    }

    private async Task ExecuteAsync(string sql, Guid id)
    {
        await using var dataSource = NpgsqlDataSource.Create(fixture.ConnectionString);
        await using var command = dataSource.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        await command.ExecuteNonQueryAsync();
    }
}
