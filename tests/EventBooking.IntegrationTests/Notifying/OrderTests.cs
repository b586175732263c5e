using EventBooking.Contracts;
using EventBooking.Domain.Notifications;
using EventBooking.Notifier.Queue;

namespace EventBooking.IntegrationTests.Notifying;

/// <summary>Messages come in any order; attendees are notified in the order in which things happened.</summary>
public sealed class OrderTests(NotifierClockFixture fixture) : IClassFixture<NotifierClockFixture>
{
    private const string Address = "ada@example.org";
    private readonly NotifierSystem _system = fixture.System;

    [Fact]
    public async Task A_cancellation_that_comes_before_the_confirmation_leaves_nothing_to_send()
    {
        var booking = await _system.Api.BookAsync((await _system.Api.PublishSlotAsync()).Id, email: Address);
        await _system.Api.TryCancelAsync(booking);
        var messages = await _system.TakePendingAsync(booking.Id);

        await _system.PublishAsync(Of(messages, NotificationKind.BookingCancelled));
        await _system.UntilDeliveriesAsync(booking.Id, "booking_cancelled 1 email queued");
        await _system.PublishAsync(Of(messages, NotificationKind.BookingConfirmed));

        await _system.UntilDeliveriesAsync(
            booking.Id, "booking_confirmed 0 email skipped cancelled", "booking_cancelled 1 email skipped never_told");
        _system.Mail.TriedOf(booking.Id).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_move_that_comes_before_the_confirmation_waits_and_is_sent_as_one()
    {
        var (booking, messages) = await MovedAsync();

        await _system.PublishAsync(Of(messages, NotificationKind.BookingMoved));
        await _system.UntilDeliveriesAsync(booking.Id, "booking_moved 1 email queued");
        await _system.PublishAsync(Of(messages, NotificationKind.BookingConfirmed));

        await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email skipped superseded", "booking_moved 1 email sent");
        _system.Mail.SentTo(booking.Id).ShouldBe([NotificationKind.BookingConfirmed]);
    }

    [Fact]
    public async Task A_move_whose_predecessor_never_comes_is_sent_after_an_hour()
    {
        var (booking, messages) = await MovedAsync();

        await _system.PublishAsync(Of(messages, NotificationKind.BookingMoved));
        await _system.UntilDeliveriesAsync(booking.Id, "booking_moved 1 email queued");
        fixture.Time.Advance(TimeSpan.FromMinutes(59));
        var other = await _system.Api.BookAsync(booking.TimeSlotId, email: Address);
        await _system.RelayAsync();
        await _system.UntilDeliveriesAsync(other.Id, "booking_confirmed 0 email sent");
        (await _system.DeliveriesAsync(booking.Id)).ShouldBe(["booking_moved 1 email queued"]);

        fixture.Time.Advance(TimeSpan.FromMinutes(1));
        await _system.UntilDeliveriesAsync(booking.Id, "booking_moved 1 email sent");
    }

    [Fact]
    public async Task A_move_waits_until_the_confirmation_is_with_the_server_and_says_where_from()
    {
        var answer = new TaskCompletionSource<SendResult>();
        var slots = (await _system.Api.PublishAsync(new EventBuilder().WithSlots(count: 2, capacity: 10))).TimeSlots;
        var booking = await _system.Api.BookAsync(slots[0].Id, email: Address);
        _system.Mail.AnswerFor(booking.Id, notification =>
            notification.Kind == NotificationKind.BookingConfirmed ? answer.Task : Task.FromResult<SendResult>(new SendResult.Sent()));
        await _system.RelayAsync();
        await Eventually.BeTrueAsync(() => _system.Mail.TriedOf(booking.Id).Count == 1);

        await _system.Api.TryMoveAsync(booking, slots[1].Id);
        await _system.RelayAsync();
        await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sending", "booking_moved 1 email queued");
        answer.SetResult(new SendResult.Sent());

        await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent", "booking_moved 1 email sent");
        _system.Mail.SentTo(booking.Id).ShouldBe([NotificationKind.BookingConfirmed, NotificationKind.BookingMoved]);
        var moved = _system.Mail.SentOf(booking.Id)[^1];
        moved.PreviousSlot!.Id.ShouldBe(slots[0].Id);
        moved.Sequence.ShouldBe(1);
    }

    [Theory]
    [InlineData(null, NotificationKind.BookingMoved)]
    [InlineData(2, NotificationKind.BookingMoved)]
    [InlineData(0, NotificationKind.BookingChanged)]
    internal async Task Changes_that_meet_are_sent_as_a_move_from_the_slot_that_was_sent_last(int? then, NotificationKind kind)
    {
        var slots = (await _system.Api.PublishAsync(new EventBuilder().WithSlots(count: 3, capacity: 10))).TimeSlots;
        var booking = await _system.Api.BookAsync(slots[0].Id, email: Address);
        await _system.RelayAsync();
        await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");

        await _system.Api.TryMoveAsync(booking, slots[1].Id);
        await _system.Api.TryChangeAsync(
            booking, then is { } slot ? new { new_time_slot_id = slots[slot].Id } : new { attendee_name = "Grace Hopper" });
        await _system.RelayAsync();

        await Eventually.BeTrueAsync(() => _system.Mail.SentOf(booking.Id).Count == 2);
        var last = _system.Mail.SentOf(booking.Id)[^1];
        last.Kind.ShouldBe(kind);
        last.PreviousSlot?.Id.ShouldBe(slots[0].Id);
    }

    [Fact]
    public async Task What_is_sent_to_no_attendee_does_not_hold_up_what_comes_after_it()
    {
        var booking = await _system.Api.BookAsync((await _system.Api.PublishSlotAsync()).Id, email: Address);
        await _system.Api.TryChangeAsync(booking, new { email = (string?)null });
        await _system.RelayAsync();
        await _system.UntilDeliveriesAsync(
            booking.Id, "booking_confirmed 0 email skipped no_address", "address_removed 1 email skipped never_told");

        await _system.Api.TryChangeAsync(booking, new { email = Address });
        await _system.Api.TryChangeAsync(booking, new { attendee_name = "Grace Hopper" });
        await _system.RelayAsync();

        await _system.UntilDeliveriesAsync(
            booking.Id,
            "booking_confirmed 0 email skipped no_address",
            "address_removed 1 email skipped never_told",
            "booking_confirmed 2 email skipped superseded",
            "booking_changed 3 email sent");
        _system.Mail.SentTo(booking.Id).ShouldBe([NotificationKind.BookingConfirmed]);
    }

    private static BookingUpdatedV1 Of(IReadOnlyList<object> messages, NotificationKind kind) =>
        messages.OfType<BookingUpdatedV1>().Single(message => message.Kind == kind.ToText());

    private async Task<(BookingDto Booking, IReadOnlyList<object> Messages)> MovedAsync()
    {
        var slots = (await _system.Api.PublishAsync(new EventBuilder().WithSlots(count: 2, capacity: 10))).TimeSlots;
        var booking = await _system.Api.BookAsync(slots[0].Id, email: Address);
        await _system.Api.TryMoveAsync(booking, slots[1].Id);
        return (booking, await _system.TakePendingAsync(booking.Id));
    }
}
