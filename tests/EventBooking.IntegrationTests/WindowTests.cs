using System.Net;

namespace EventBooking.IntegrationTests;

[Collection(nameof(SharedClock))]
public sealed class WindowTests(ClockFixture fixture)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private ApiDriver Api => fixture.Api;

    [Fact]
    public async Task Before_the_window_opens_a_refusal_says_when_it_will()
    {
        var opensAt = fixture.In(Hour);
        var published = await Api.PublishAsync(new EventBuilder { OpensAt = opensAt }.WithSlotAt(fixture.Now + (2 * Hour)));
        var slot = published.TimeSlots[0].Id;

        fixture.Time.Advance(Hour - Second);
        (await Api.TryBookAsync(slot)).ShouldFail(HttpStatusCode.Conflict, "booking_not_open").OpensAt.ShouldBe(opensAt);
        (await StatusAsync(published)).ShouldBe("not_open");

        fixture.Time.Advance(Second);
        await Api.BookAsync(slot);
        (await StatusAsync(published)).ShouldBe("open");
    }

    [Fact]
    public async Task After_the_window_closes_seats_can_only_be_given_back()
    {
        var published = await Api.PublishAsync(
            new EventBuilder { ClosesAt = fixture.In(Hour) }.WithSlotAt(fixture.Now + (2 * Hour)).WithSlotAt(fixture.Now + (3 * Hour)));
        var slot = published.TimeSlots[0].Id;
        fixture.Time.Advance(Hour - Second);
        var booking = await Api.BookAsync(slot, party: 2);

        fixture.Time.Advance(Second);
        (await StatusAsync(published)).ShouldBe("closed,closed");
        (await Api.TryBookAsync(slot)).ShouldFail(HttpStatusCode.Conflict, "booking_closed");
        (await Api.TryMoveAsync(booking, published.TimeSlots[1].Id)).ShouldFail(HttpStatusCode.Conflict, "booking_closed");
        (await Api.TryChangeAsync(booking, new { party_size = 3 })).ShouldFail(HttpStatusCode.Conflict, "booking_closed");
        (await Api.TryChangeAsync(booking, new { attendee_name = "Grace Hopper", party_size = 1 })).ShouldBe(HttpStatusCode.OK);
        (await Api.TryCancelAsync(booking)).ShouldBe(HttpStatusCode.NoContent);
        (await Ledger.SeatsAsync(fixture.ConnectionString, slot)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task A_slot_closes_at_the_moment_it_begins()
    {
        var published = await Api.PublishAsync(new EventBuilder().WithSlotAt(fixture.Now + Hour).WithSlotAt(fixture.Now + (3 * Hour)));
        var (slot, later) = (published.TimeSlots[0].Id, published.TimeSlots[1].Id);
        fixture.Time.Advance(Hour - Second);
        var booking = await Api.BookAsync(slot);
        (await StatusAsync(published)).ShouldBe("open,open");

        fixture.Time.Advance(Second);
        (await StatusAsync(published)).ShouldBe("closed,open");
        (await Api.TryBookAsync(slot)).ShouldFail(HttpStatusCode.Conflict, "time_slot_started");
        (await Api.TryMoveAsync(booking, later)).ShouldFail(HttpStatusCode.Conflict, "time_slot_started");
        (await Api.TryMoveAsync(await Api.BookAsync(later), slot)).ShouldFail(HttpStatusCode.Conflict, "time_slot_started");
        (await Api.TryCancelAsync(booking)).ShouldFail(HttpStatusCode.Conflict, "time_slot_started");
        (await Api.TryChangeAsync(booking, new { party_size = 2 })).ShouldFail(HttpStatusCode.Conflict, "time_slot_started");
        (await Api.TryChangeAsync(booking, new { attendee_name = "Grace Hopper", party_size = 2 }))
            .ShouldFail(HttpStatusCode.Conflict, "time_slot_started");

        var renamed = await Api.TryChangeAsync(
            booking, new { attendee_name = "Grace Hopper", email = "grace@example.com", new_time_slot_id = slot });
        renamed.ShouldBe<BookingDto>(HttpStatusCode.OK).AttendeeName.ShouldBe("Grace Hopper");
        (await Api.TryViewAsync(booking)).ShouldBe<BookingDto>(HttpStatusCode.OK).Email.ShouldBe("grace@example.com");
        (await Ledger.SeatsAsync(fixture.ConnectionString, slot)).ShouldBe((1, 1));
    }

    [Fact]
    public async Task An_event_entered_after_the_fact_stays_open()
    {
        var published = await Api.PublishAsync(new EventBuilder { EventDate = "2024-06-15" }.WithSlots(count: 2, capacity: 1));
        fixture.Time.Advance(24 * Hour);

        (await StatusAsync(published)).ShouldBe("open,open");
        var booking = await Api.BookAsync(published.TimeSlots[0].Id);
        (await Api.TryBookAsync(published.TimeSlots[0].Id)).ShouldFail(HttpStatusCode.Conflict, "time_slot_full");
        (await StatusAsync(published)).ShouldBe("full,open");
        (await Api.TryMoveAsync(booking, published.TimeSlots[1].Id)).ShouldBe(HttpStatusCode.OK);
        (await Api.TryChangeAsync(booking, new { party_size = 2 })).ShouldFail(HttpStatusCode.Conflict, "time_slot_full");
        (await Api.TryCancelAsync(booking)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Of_an_event_half_over_when_entered_the_rest_closes_as_ever()
    {
        var published = await Api.PublishAsync(new EventBuilder().WithSlotAt(fixture.Now).WithSlotAt(fixture.Now + Hour));
        var booking = await Api.BookAsync(published.TimeSlots[0].Id);

        fixture.Time.Advance(Hour);
        (await StatusAsync(published)).ShouldBe("open,closed");
        (await Api.TryMoveAsync(booking, published.TimeSlots[1].Id)).ShouldFail(HttpStatusCode.Conflict, "time_slot_started");
        (await Api.TryCancelAsync(booking)).ShouldBe(HttpStatusCode.NoContent);
    }

    private async Task<string> StatusAsync(EventDto published) =>
        string.Join(',', (await Api.SlotsAsync(published.Id)).Select(slot => slot.Status));
}
