using System.Net;

namespace EventBooking.IntegrationTests;

/// <summary>Where several things stand against a booking, the first of them is given: found, cancelled, window, started, full.</summary>
[Collection(nameof(SharedClock))]
public sealed class RefusalOrderTests(ClockFixture fixture)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private ApiDriver Api => fixture.Api;

    [Fact]
    public async Task Booking_and_moving_are_refused_for_the_first_reason()
    {
        var published = await Api.PublishAsync(
            new EventBuilder().WithSlotAt(fixture.Now + Hour, capacity: 1).WithSlotAt(fixture.Now + (2 * Hour), capacity: 1));
        var (early, late) = (published.TimeSlots[0].Id, published.TimeSlots[1].Id);
        await Api.BookAsync(early);
        var booking = await Api.BookAsync(late);
        await RefusedAsync("time_slot_full");

        fixture.Time.Advance(Hour);
        await RefusedAsync("time_slot_started");
        (await StatusAsync()).ShouldBe("closed,full");

        await SetAsync($"closes_at = '{fixture.In(TimeSpan.Zero)}'");
        await RefusedAsync("booking_closed");
        (await StatusAsync()).ShouldBe("closed,closed");

        await SetAsync($"closes_at = null, opens_at = '{fixture.In(Hour)}'");
        await RefusedAsync("booking_not_open");
        (await StatusAsync()).ShouldBe("not_open,not_open");

        await SetAsync("status = 'cancelled'");
        await RefusedAsync("event_cancelled");
        (await StatusAsync()).ShouldBe("closed,closed");

        (await Api.TryBookAsync(booking.Id)).ShouldFail(HttpStatusCode.NotFound, "time_slot_not_found");
        (await Api.TryMoveAsync(booking, booking.Id)).ShouldFail(HttpStatusCode.NotFound, "time_slot_not_found");
        var elsewhere = await Api.PublishAsync(new EventBuilder().WithSlotAt(fixture.Now + Hour));
        (await Api.TryMoveAsync(booking, elsewhere.TimeSlots[0].Id)).ShouldFail(HttpStatusCode.Conflict, "different_event");

        (await Api.TryCancelAsync(booking)).ShouldBe(HttpStatusCode.NoContent);
        (await Api.TryMoveAsync(booking, early)).ShouldFail(HttpStatusCode.Gone, "booking_cancelled");
        (await Api.TryMoveAsync(booking, booking.Id)).ShouldFail(HttpStatusCode.Gone, "booking_cancelled");

        async Task RefusedAsync(string code)
        {
            // Who is refused from memory may get what held until a second ago.
            await Eventually.BeTrueAsync(async () => (await Api.TryBookAsync(early)).Body.Contains(code, StringComparison.Ordinal));
            (await Api.TryBookAsync(early)).ShouldFail(HttpStatusCode.Conflict, code);
            (await Api.TryMoveAsync(booking, early)).ShouldFail(HttpStatusCode.Conflict, code);
        }

        async Task<string> StatusAsync() => string.Join(',', (await Api.SlotsAsync(published.Id)).Select(slot => slot.Status));

        Task SetAsync(string columns) => Ledger.ScalarAsync<Guid>(
            fixture.ConnectionString, $"update events set {columns}, version = version + 1 where id = $1 returning id", published.Id);
    }

    [Fact]
    public async Task Of_a_cancelled_event_a_booking_can_be_viewed_renamed_and_cancelled()
    {
        var published = await Api.PublishAsync(new EventBuilder().WithSlotAt(fixture.Now + Hour).WithSlotAt(fixture.Now + Hour));
        var booking = await Api.BookAsync(published.TimeSlots[0].Id);
        await Ledger.ScalarAsync<Guid>(
            fixture.ConnectionString,
            "update events set status = 'cancelled', version = version + 1 where id = $1 returning id", published.Id);

        (await Api.TryBookAsync(published.TimeSlots[0].Id)).ShouldFail(HttpStatusCode.Conflict, "event_cancelled");
        (await Api.TryMoveAsync(booking, published.TimeSlots[1].Id)).ShouldFail(HttpStatusCode.Conflict, "event_cancelled");
        (await Api.TryViewAsync(booking)).ShouldBe<BookingDto>(HttpStatusCode.OK).ShouldBe(booking);
        (await Api.TryChangeAsync(booking, new { attendee_name = "Grace Hopper" })).ShouldBe(HttpStatusCode.OK);
        (await Api.TryCancelAsync(booking)).ShouldBe(HttpStatusCode.NoContent);
        (await Api.GetAsync($"/api/v1/events/{published.Id}")).ShouldBe<EventDto>(HttpStatusCode.OK).Status.ShouldBe("cancelled");
    }
}
