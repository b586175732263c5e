namespace EventBooking.IntegrationTests.Live;

/// <summary>What only the clock changes is streamed as well.</summary>
[Collection(nameof(SharedClock))]
public sealed class LiveClockTests(ClockFixture fixture)
{
    private static readonly TimeSpan Minutes = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task A_window_that_opens_or_closes_and_a_slot_that_begins_are_streamed()
    {
        var builder = new EventBuilder { OpensAt = fixture.In(Minutes), ClosesAt = fixture.In(3 * Minutes) };
        var published = await fixture.Api.PublishAsync(
            builder.WithSlotAt(fixture.Now + (2 * Minutes)).WithSlotAt(fixture.Now + (5 * Minutes)));
        await using var client = await LiveClient.WatchAsync(fixture.Api, published.Id);
        client.Events[0].Slots.Select(slot => slot.Status).ShouldBe(["not_open", "not_open"]);

        await TurnAsync(client, "open,open");
        await TurnAsync(client, "closed");
        await TurnAsync(client, "closed");

        await using var fresh = await LiveClient.WatchAsync(fixture.Api, published.Id);
        fresh.LastId.ShouldBe(client.LastId);
        client.Events.Select(block => block.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(4);
    }

    /// <summary>Nothing comes before the time, and the one change with these states at it.</summary>
    private async Task TurnAsync(LiveClient client, string states)
    {
        var count = client.Events.Count;
        fixture.Time.Advance(Minutes - TimeSpan.FromSeconds(1));
        await using (var fresh = await LiveClient.WatchAsync(fixture.Api, client.EventId))
        {
            fresh.LastId.ShouldBe(client.LastId);
        }

        fixture.Time.Advance(TimeSpan.FromSeconds(1));
        var change = (await client.UntilAsync(events => events.Count > count))[count];
        change.Name.ShouldBe("slots");
        string.Join(',', change.Slots.Select(slot => slot.Status)).ShouldBe(states);
    }
}
