using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace EventBooking.IntegrationTests.Live;

/// <summary>What those who watch an event are sent, at the instance of a change and at another.</summary>
[Collection(nameof(SharedLive))]
public sealed class LiveSlotsTests(LiveFixture fixture)
{
    private ApiDriver Api => fixture.Api;

    [Fact]
    public async Task A_stream_begins_with_all_slots_and_says_how_to_treat_it()
    {
        var published = await Api.PublishAsync(new EventBuilder().WithSlots(count: 3, capacity: 1));
        await Api.BookAsync(published.TimeSlots[0].Id);
        await using var client = await LiveClient.WatchAsync(Api, published.Id);

        client.ContentType.ToString().ShouldBe("text/event-stream; charset=utf-8");
        client.Headers.CacheControl!.NoStore.ShouldBeTrue();
        client.Headers.GetValues("X-Accel-Buffering").ShouldBe(["no"]);
        int.Parse(client.All[0].Retry!, CultureInfo.InvariantCulture).ShouldBeInRange(2_000, 5_000);
        var snapshot = client.Events.ShouldHaveSingleItem();
        snapshot.Name.ShouldBe("snapshot");
        snapshot.Id.ShouldNotBeNullOrEmpty();
        snapshot.Slots.ShouldBe(await Api.SlotsAsync(published.Id));
        snapshot.Slots.Select(slot => slot.Status).ShouldBe(["full", "open", "open"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_booking_a_move_and_a_cancellation_are_shown_with_the_slots_that_they_change(bool isElsewhere)
    {
        var actor = isElsewhere ? fixture.Other : Api;
        var published = await Api.PublishAsync(new EventBuilder().WithSlots(count: 3, capacity: 2));
        var (first, second) = (published.TimeSlots[0].Id, published.TimeSlots[1].Id);
        await using var client = await LiveClient.WatchAsync(Api, published.Id);

        var booking = await actor.BookAsync(first, party: 2);
        var booked = (await client.UntilAsync(events => events.Count == 2))[1];
        booked.Name.ShouldBe("slots");
        var slot = booked.Slots.ShouldHaveSingleItem();
        (slot.Id, slot.CurrentBookings, slot.AvailableSpots, slot.Status).ShouldBe((first, 2, 0, "full"));
        slot.ShouldBe((await actor.SlotsAsync(published.Id))[0]);

        (await actor.TryMoveAsync(booking, second)).ShouldBe(HttpStatusCode.OK);
        var moved = (await client.UntilAsync(events => events.Count == 3))[2].Slots;
        moved.Select(s => (s.Id, s.CurrentBookings, s.Status)).ShouldBe([(first, 0, "open"), (second, 2, "full")]);

        (await actor.TryCancelAsync(booking)).ShouldBe(HttpStatusCode.NoContent);
        var freed = (await client.UntilAsync(events => events.Count == 4))[3].Slots.ShouldHaveSingleItem();
        (freed.Id, freed.CurrentBookings, freed.Status).ShouldBe((second, 0, "open"));
        client.Events.Select(block => block.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(4);
    }

    [Fact]
    public async Task A_rush_is_streamed_in_few_events_and_the_last_one_is_right()
    {
        const int Bookings = 400;
        var published = await Api.PublishAsync(new EventBuilder().WithSlots(count: 4, capacity: Bookings));
        await using var here = await LiveClient.WatchAsync(Api, published.Id);
        await using var elsewhere = await LiveClient.WatchAsync(fixture.Other, published.Id);

        var began = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Bookings).Select(i => Api.BookAsync(published.TimeSlots[i % 4].Id)));
        await Eventually.BeTrueAsync(() => Sum(here) == Bookings && Sum(elsewhere) == Bookings);

        // Ten a second, the first at once, and one that was due already.
        var most = 2 + (int)Math.Ceiling(TimeProvider.System.GetElapsedTime(began).TotalSeconds * 10);
        foreach (var client in new[] { here, elsewhere })
        {
            client.Events.Count(block => block.Name == "slots").ShouldBeInRange(1, Math.Min(most, Bookings / 2));
            client.Taken().Values.ShouldAllBe(taken => taken == Bookings / 4);
        }

        here.LastId.ShouldBe(elsewhere.LastId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_change_after_a_quiet_time_is_seen_at_once(bool isElsewhere)
    {
        var published = await Api.PublishAsync(new EventBuilder().WithSlot(capacity: 10_000));
        await using var client = await LiveClient.WatchAsync(Api, published.Id);

        // Far below the time after which the database is asked. Five in a row are no chance, and on a busy machine some take longer.
        await Eventually.PassAsync(async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                var count = client.Events.Count;
                await (isElsewhere ? fixture.Other : Api).BookAsync(published.TimeSlots[0].Id);
                var booked = Stopwatch.GetTimestamp();
                await client.UntilAsync(events => events.Count > count);
                Stopwatch.GetElapsedTime(booked).ShouldBeLessThan(TimeSpan.FromMilliseconds(250));
            }
        });
    }

    [Fact]
    public async Task Only_the_changes_of_its_own_event_are_streamed()
    {
        var published = await Api.PublishAsync(new EventBuilder().WithSlot());
        var slot = published.TimeSlots[0].Id;
        await using var client = await LiveClient.WatchAsync(Api, published.Id);
        await Api.BookAsync((await Api.PublishSlotAsync()).Id);
        await Api.BookAsync(slot);

        (await client.UntilAsync(events => events.Count > 1))[1].Slots.ShouldHaveSingleItem().Id.ShouldBe(slot);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("01c28ec4-1ba0-7a51-9d3c-2b8e4f60a711")]
    public async Task What_does_not_exist_cannot_be_watched(string id)
    {
        (await Api.GetAsync($"/api/v1/events/{id}/slots/live")).ShouldFail(HttpStatusCode.NotFound, "event_not_found");
        (await Api.SendAsync(HttpMethod.Head, $"/api/v1/events/{id}/slots/live")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task HEAD_answers_the_headers_and_ends()
    {
        var published = await Api.PublishAsync(new EventBuilder().WithSlot());

        var head = await Api.SendAsync(HttpMethod.Head, LiveClient.PathOf(published.Id));

        head.ShouldBe(HttpStatusCode.OK);
        head.Body.ShouldBeEmpty();
        head.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        head.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    private static int Sum(LiveClient client) => client.Taken().Values.Sum();
}
