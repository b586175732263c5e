using Npgsql;

namespace EventBooking.IntegrationTests.Live;

/// <summary>A client that reconnects is not sent again what it knows, wherever it comes to.</summary>
[Collection(nameof(SharedLive))]
public sealed class ReconnectTests(LiveFixture fixture)
{
    private ApiDriver Api => fixture.Api;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_comes_back_with_the_current_id_gets_only_what_changes_after_it(bool isElsewhere)
    {
        var published = await Api.PublishAsync(new EventBuilder().WithSlots(count: 2, capacity: 5));
        var (first, second) = (published.TimeSlots[0].Id, published.TimeSlots[1].Id);
        await Api.BookAsync(first);
        var id = await LeaveAsync(published.Id);

        await using var client = await LiveClient.OpenAsync(isElsewhere ? fixture.Other : Api, published.Id, id);
        await Eventually.BeTrueAsync(() => client.All.Count > 0);
        await Api.BookAsync(second);

        (await client.UntilAsync(events => events.Count > 0))[0].Slots.ShouldHaveSingleItem().Id.ShouldBe(second);
        client.Events.ShouldHaveSingleItem().Name.ShouldBe("slots");
        client.All[0].Retry.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_missed_something_gets_a_snapshot(bool isElsewhere)
    {
        var published = await Api.PublishAsync(new EventBuilder().WithSlot());
        var id = await LeaveAsync(published.Id);
        await Api.BookAsync(published.TimeSlots[0].Id);

        await using var client = await LiveClient.OpenAsync(isElsewhere ? fixture.Other : Api, published.Id, id);

        var snapshot = (await client.UntilAsync(events => events.Count > 0))[0];
        snapshot.Name.ShouldBe("snapshot");
        snapshot.Slots[0].CurrentBookings.ShouldBe(1);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("")]
    public async Task An_id_that_means_nothing_gets_a_snapshot(string id)
    {
        var published = await Api.PublishAsync(new EventBuilder().WithSlot());

        await using var client = await LiveClient.OpenAsync(Api, published.Id, id);

        (await client.UntilAsync(events => events.Count > 0))[0].Name.ShouldBe("snapshot");
    }

    [Fact]
    public async Task Instances_give_the_same_state_the_same_id_and_no_other()
    {
        var published = await Api.PublishAsync(new EventBuilder().WithSlot());
        var booking = await Api.BookAsync(published.TimeSlots[0].Id);
        await using var here = await LiveClient.WatchAsync(Api, published.Id);
        await using var elsewhere = await LiveClient.WatchAsync(fixture.Other, published.Id);
        here.LastId.ShouldBe(elsewhere.LastId);
        var before = here.LastId;

        // There and back again looks the same, and is another state: what came between may matter to somebody.
        await Api.TryCancelAsync(booking);
        await Api.BookAsync(published.TimeSlots[0].Id);

        await Eventually.BeTrueAsync(() => here.LastId != before && here.LastId == elsewhere.LastId && here.Taken().Values.Single() == 1);
    }

    [Fact]
    public async Task A_change_that_shows_nothing_brings_a_new_id_and_no_event()
    {
        var published = await Api.PublishAsync(new EventBuilder().WithSlot());
        await using var client = await LiveClient.WatchAsync(Api, published.Id);
        var before = client.LastId;

        await using var dataSource = NpgsqlDataSource.Create(fixture.ConnectionString);
        await using var command = dataSource.CreateCommand("update time_slots set version = version + 1 where event_id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = published.Id });
        await command.ExecuteNonQueryAsync();

        await Eventually.BeTrueAsync(() => client.LastId != before);
        client.Events.ShouldHaveSingleItem();
        await using var resumed = await LiveClient.OpenAsync(Api, published.Id, client.LastId);
        await Api.BookAsync(published.TimeSlots[0].Id);
        (await resumed.UntilAsync(events => events.Count > 0))[0].Name.ShouldBe("slots");
    }

    /// <summary>Watches an event until its newest state is known there, and leaves with its id.</summary>
    private async Task<string> LeaveAsync(Guid eventId)
    {
        await using var client = await LiveClient.WatchAsync(Api, eventId);
        return client.LastId;
    }
}
