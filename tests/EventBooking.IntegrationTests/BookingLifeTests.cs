using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;

namespace EventBooking.IntegrationTests;

public sealed class BookingLifeTests(SharedApi fixture) : IClassFixture<SharedApi>
{
    private ApiDriver Api => fixture.Api;

    [Fact]
    public async Task A_booking_is_made_viewed_moved_and_cancelled()
    {
        var published = await Api.PublishAsync(new EventBuilder().WithSlots(count: 2, capacity: 3));
        var (morning, noon) = (published.TimeSlots[0].Id, published.TimeSlots[1].Id);

        var booking = await Api.BookAsync(morning, "Ada Lovelace", party: 2, email: "ada@example.com");
        (await SeatsAsync(morning)).ShouldBe(2);

        (await Api.TryViewAsync(booking)).ShouldBe<BookingDto>(HttpStatusCode.OK).ShouldBe(booking);

        var moved = (await Api.TryMoveAsync(booking, noon)).ShouldBe<BookingDto>(HttpStatusCode.OK);
        moved.TimeSlotId.ShouldBe(noon);
        moved.BookingToken.ShouldBe(booking.BookingToken);
        (await SeatsAsync(morning)).ShouldBe(0);
        (await SeatsAsync(noon)).ShouldBe(2);

        (await Api.TryCancelAsync(booking)).ShouldBe(HttpStatusCode.NoContent);
        (await SeatsAsync(noon)).ShouldBe(0);
        (await Api.TryViewAsync(booking)).ShouldFail(HttpStatusCode.Gone, "booking_cancelled");
        (await Api.TryMoveAsync(booking, morning)).ShouldFail(HttpStatusCode.Gone, "booking_cancelled");
        (await Api.TryCancelAsync(booking)).ShouldFail(HttpStatusCode.Gone, "booking_cancelled");
        (await Ledger.OutboxAsync(fixture.ConnectionString, booking.Id)).ShouldBe(
            ["booking_confirmed 0", "booking_moved 1", "booking_cancelled 2"]);
    }

    [Fact]
    public async Task A_booking_without_an_address_notifies_no_one()
    {
        var slot = await Api.PublishSlotAsync();

        var booking = await Api.BookAsync(slot.Id);
        await Api.TryChangeAsync(booking, new { attendee_name = "Charles Babbage" });
        await Api.TryCancelAsync(booking);

        (await Ledger.OutboxAsync(fixture.ConnectionString, booking.Id)).ShouldBeEmpty();
        (await Ledger.ScalarAsync<bool>(
            fixture.ConnectionString, "select token_sealed is null from bookings where id = $1", booking.Id)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_first_address_brings_a_confirmation_and_clearing_it_ends_notifications()
    {
        var slot = await Api.PublishSlotAsync();
        var booking = await Api.BookAsync(slot.Id);

        (await Api.TryChangeAsync(booking, new { email = "ada@example.com" }))
            .ShouldBe<BookingDto>(HttpStatusCode.OK)
            .Email.ShouldBe("ada@example.com");
        (await Api.TryChangeAsync(booking, new { party_size = 3 })).ShouldBe<BookingDto>(HttpStatusCode.OK).PartySize.ShouldBe(3);
        (await Api.TryChangeAsync(booking, new { email = (string?)null })).ShouldBe<BookingDto>(HttpStatusCode.OK).Email.ShouldBeNull();
        (await Api.TryChangeAsync(booking, new { party_size = 1 })).ShouldBe(HttpStatusCode.OK);

        (await Ledger.OutboxAsync(fixture.ConnectionString, booking.Id)).ShouldBe(["booking_confirmed 1", "booking_changed 2"]);
        (await Ledger.SeatsAsync(fixture.ConnectionString, slot.Id)).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_change_that_changes_nothing_writes_and_publishes_nothing()
    {
        var slot = await Api.PublishSlotAsync();
        var booking = await Api.BookAsync(slot.Id, email: "ada@example.com");

        foreach (var change in new object[]
        {
            new { }, new { new_time_slot_id = slot.Id }, new { attendee_name = booking.AttendeeName, party_size = 1 },
        })
        {
            (await Api.TryChangeAsync(booking, change)).ShouldBe<BookingDto>(HttpStatusCode.OK).ShouldBe(booking);
        }

        (await Ledger.OutboxAsync(fixture.ConnectionString, booking.Id)).ShouldBe(["booking_confirmed 0"]);
    }

    [Fact]
    public async Task A_move_that_does_not_fit_leaves_everything_as_it_was()
    {
        var published = await Api.PublishAsync(new EventBuilder().WithSlots(count: 2, capacity: 2));
        var booking = await Api.BookAsync(published.TimeSlots[0].Id, party: 2);
        await Api.BookAsync(published.TimeSlots[1].Id);

        var problem = (await Api.TryMoveAsync(booking, published.TimeSlots[1].Id)).ShouldFail(HttpStatusCode.Conflict, "time_slot_full");

        problem.AvailableSpots.ShouldBe(1);
        (await Api.TryViewAsync(booking)).ShouldBe<BookingDto>(HttpStatusCode.OK).ShouldBe(booking);
        (await SeatsAsync(published.TimeSlots[0].Id)).ShouldBe(2);
        (await SeatsAsync(published.TimeSlots[1].Id)).ShouldBe(1);
    }

    [Fact]
    public async Task A_full_slot_refuses_until_a_seat_is_freed()
    {
        var slot = await Api.PublishSlotAsync(capacity: 1);
        var first = await Api.BookAsync(slot.Id);

        (await Api.TryBookAsync(slot.Id)).ShouldFail(HttpStatusCode.Conflict, "time_slot_full");
        (await Api.TryChangeAsync(first, new { party_size = 2 })).ShouldFail(HttpStatusCode.Conflict, "time_slot_full");
        await Api.TryCancelAsync(first);

        await Api.BookAsync(slot.Id);
    }

    [Fact]
    public async Task A_booking_moves_within_its_event_only()
    {
        var booking = await Api.BookAsync((await Api.PublishSlotAsync()).Id);
        var elsewhere = await Api.PublishSlotAsync();

        (await Api.TryMoveAsync(booking, elsewhere.Id)).ShouldFail(HttpStatusCode.Conflict, "different_event");
        (await Api.TryMoveAsync(booking, booking.Id)).ShouldFail(HttpStatusCode.NotFound, "time_slot_not_found");
    }

    [Fact]
    public async Task A_token_from_before_tokens_held_a_time_is_still_known()
    {
        var booking = await Api.BookAsync((await Api.PublishSlotAsync()).Id);
        var token = Base64Url.DecodeFromChars(booking.BookingToken);
        (await Ledger.ScalarAsync<Guid>(
            fixture.ConnectionString,
            "update bookings set token_hash = $1 where id = $2 returning id",
            SHA256.HashData(token),
            booking.Id)).ShouldBe(booking.Id);

        (await Api.TryViewAsync(booking)).ShouldBe<BookingDto>(HttpStatusCode.OK).ShouldBe(booking);
        (await Api.GetAsync($"/api/v1/bookings/{booking.BookingToken}/deliveries")).ShouldBe(HttpStatusCode.OK);
        (await Api.GetAsync($"/api/v1/bookings/{booking.BookingToken}/calendar.ics")).ShouldBe(HttpStatusCode.OK);
        (await Api.TryChangeAsync(booking, new { party_size = 2 })).ShouldBe<BookingDto>(HttpStatusCode.OK).PartySize.ShouldBe(2);
        (await Api.TryCancelAsync(booking)).ShouldBe(HttpStatusCode.NoContent);
        (await Api.TryViewAsync(booking)).ShouldFail(HttpStatusCode.Gone, "booking_cancelled");
    }

    private async Task<int> SeatsAsync(Guid slot)
    {
        var (counted, live) = await Ledger.SeatsAsync(fixture.ConnectionString, slot);
        counted.ShouldBe(live);
        return counted;
    }
}
