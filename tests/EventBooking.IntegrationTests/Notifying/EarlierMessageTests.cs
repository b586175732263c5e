using EventBooking.Contracts;

namespace EventBooking.IntegrationTests.Notifying;

/// <summary>
/// Messages of the version before are understood, those that were in the queue at an upgrade and those of instances that still run.
/// </summary>
[Collection(nameof(SharedNotifiers))]
public sealed class EarlierMessageTests(NotifierFixture fixture)
{
    private readonly NotifierSystem _system = fixture.System;

    [Fact]
    public async Task Messages_of_the_version_before_are_sent_as_todays()
    {
        var slots = (await _system.Api.PublishAsync(new EventBuilder().WithSlots(count: 2, capacity: 10))).TimeSlots;
        var booking = await _system.Api.BookAsync(slots[0].Id, email: "ada@example.org");
        await _system.PublishAsync(new BookingConfirmedV1 { BookingId = booking.Id, Sequence = 0, OccurredAt = booking.CreatedAt });
        await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");

        await _system.Api.TryMoveAsync(booking, slots[1].Id);
        await _system.PublishAsync(
            new BookingMovedV1 { BookingId = booking.Id, Sequence = 1, PreviousTimeSlotId = slots[0].Id, OccurredAt = booking.CreatedAt });
        await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent", "booking_moved 1 email sent");
        _system.Mail.SentOf(booking.Id)[^1].PreviousSlot!.Id.ShouldBe(slots[0].Id);

        await _system.Api.TryChangeAsync(booking, new { party_size = 2 });
        await _system.PublishAsync(new BookingChangedV1 { BookingId = booking.Id, Sequence = 2, OccurredAt = booking.CreatedAt });
        await _system.UntilDeliveriesAsync(
            booking.Id, "booking_confirmed 0 email sent", "booking_moved 1 email sent", "booking_changed 2 email sent");

        await _system.Api.TryCancelAsync(booking);
        await _system.PublishAsync(new BookingCancelledV1 { BookingId = booking.Id, Sequence = 3, OccurredAt = booking.CreatedAt });
        await _system.UntilDeliveriesAsync(
            booking.Id,
            "booking_confirmed 0 email sent",
            "booking_moved 1 email sent",
            "booking_changed 2 email sent",
            "booking_cancelled 3 email sent");
    }

    [Fact]
    public async Task A_message_about_another_address_by_now_goes_to_that_one()
    {
        var booking = await _system.Api.BookAsync((await _system.Api.PublishSlotAsync()).Id, email: "ada@example.org");
        await _system.Api.TryChangeAsync(booking, new { email = "grace@example.org" });

        await _system.PublishAsync(new BookingChangedV1 { BookingId = booking.Id, Sequence = 1, OccurredAt = booking.CreatedAt });

        await _system.UntilDeliveriesAsync(booking.Id, "address_removed 1 email queued", "booking_changed 1 email sent");
        _system.Mail.SentOf(booking.Id).ShouldHaveSingleItem().Details.Booking.Email.ShouldBe("grace@example.org");
    }
}
