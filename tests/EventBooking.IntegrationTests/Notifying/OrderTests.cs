using EventBooking.Contracts;
using EventBooking.Domain.Notifications;
using EventBooking.Notifier.Queue;
using Microsoft.Extensions.Time.Testing;

namespace EventBooking.IntegrationTests.Notifying;

/// <summary>Messages come in any order; people hear of a booking in the order in which it happened.</summary>
public sealed class OrderTests
{
    private const string Address = "ada@example.org";
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2031, 6, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_cancellation_that_comes_before_the_confirmation_leaves_nothing_to_tell()
    {
        await using var telling = await Telling.StartAsync(time: _time);
        var booking = await telling.Api.BookAsync((await telling.Api.PublishSlotAsync()).Id, email: Address);
        await telling.Api.TryCancelAsync(booking);
        var messages = await telling.UntoldAsync();

        await telling.PublishAsync(Of(messages, NotificationKind.BookingCancelled));
        await telling.UntilDeliveriesAsync(booking.Id, "booking_cancelled 1 email queued");
        await telling.PublishAsync(Of(messages, NotificationKind.BookingConfirmed));

        await telling.UntilDeliveriesAsync(
            booking.Id, "booking_confirmed 0 email skipped cancelled", "booking_cancelled 1 email skipped never_told");
        telling.Mail.Tried.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_move_that_comes_before_the_confirmation_waits_for_it_and_is_told_as_one()
    {
        await using var telling = await Telling.StartAsync(time: _time);
        var (booking, messages) = await MovedAsync(telling);

        await telling.PublishAsync(Of(messages, NotificationKind.BookingMoved));
        await telling.UntilDeliveriesAsync(booking.Id, "booking_moved 1 email queued");
        await telling.PublishAsync(Of(messages, NotificationKind.BookingConfirmed));

        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email skipped superseded", "booking_moved 1 email sent");
        telling.Mail.SentTo(booking.Id).ShouldBe([NotificationKind.BookingConfirmed]);
    }

    [Fact]
    public async Task A_move_whose_predecessor_never_comes_is_told_after_an_hour()
    {
        await using var telling = await Telling.StartAsync(time: _time);
        var (booking, messages) = await MovedAsync(telling);

        await telling.PublishAsync(Of(messages, NotificationKind.BookingMoved));
        await telling.UntilDeliveriesAsync(booking.Id, "booking_moved 1 email queued");
        _time.Advance(TimeSpan.FromMinutes(59));
        await telling.Api.BookAsync(booking.TimeSlotId, email: Address);
        await telling.TellAsync();
        await Eventually.BeTrueAsync(() => telling.Mail.Sent.Count == 1);
        (await telling.DeliveriesAsync(booking.Id)).ShouldBe(["booking_moved 1 email queued"]);

        _time.Advance(TimeSpan.FromMinutes(1));
        await telling.UntilDeliveriesAsync(booking.Id, "booking_moved 1 email sent");
    }

    [Fact]
    public async Task A_move_waits_until_the_confirmation_is_with_the_server_and_says_where_from()
    {
        await using var telling = await Telling.StartAsync(notifiers: 2, time: _time);
        var answer = new TaskCompletionSource<SendResult>();
        telling.Mail.Answer = notification =>
            notification.Kind == NotificationKind.BookingConfirmed ? answer.Task : Task.FromResult<SendResult>(new SendResult.Sent());
        var slots = (await telling.Api.PublishAsync(new EventBuilder().WithSlots(count: 2, capacity: 10))).TimeSlots;
        var booking = await telling.Api.BookAsync(slots[0].Id, email: Address);
        await telling.TellAsync();
        await Eventually.BeTrueAsync(() => telling.Mail.Tried.Count == 1);

        await telling.Api.TryMoveAsync(booking, slots[1].Id);
        await telling.TellAsync();
        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sending", "booking_moved 1 email queued");
        answer.SetResult(new SendResult.Sent());

        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent", "booking_moved 1 email sent");
        telling.Mail.SentTo(booking.Id).ShouldBe([NotificationKind.BookingConfirmed, NotificationKind.BookingMoved]);
        telling.Mail.Sent.Last().PreviousSlot!.Id.ShouldBe(slots[0].Id);
        telling.Mail.Sent.Last().Sequence.ShouldBe(1);
    }

    [Theory]
    [InlineData(null, NotificationKind.BookingMoved)]
    [InlineData(2, NotificationKind.BookingMoved)]
    [InlineData(0, NotificationKind.BookingChanged)]
    internal async Task Changes_that_meet_are_told_as_a_move_from_the_slot_that_was_told_last(int? then, NotificationKind kind)
    {
        await using var telling = await Telling.StartAsync(time: _time);
        var slots = (await telling.Api.PublishAsync(new EventBuilder().WithSlots(count: 3, capacity: 10))).TimeSlots;
        var booking = await telling.Api.BookAsync(slots[0].Id, email: Address);
        await telling.TellAsync();
        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");

        await telling.Api.TryMoveAsync(booking, slots[1].Id);
        await (then is { } slot ? telling.Api.TryMoveAsync(booking, slots[slot].Id) : telling.Api.TryChangeAsync(booking, new { attendee_name = "Grace Hopper" }));
        await telling.TellAsync();

        await Eventually.BeTrueAsync(() => telling.Mail.Sent.Count == 2);
        telling.Mail.Sent.Last().Kind.ShouldBe(kind);
        telling.Mail.Sent.Last().PreviousSlot?.Id.ShouldBe(slots[0].Id);
    }

    [Fact]
    public async Task What_nobody_is_told_of_does_not_hold_up_what_comes_after_it()
    {
        await using var telling = await Telling.StartAsync(time: _time);
        var booking = await telling.Api.BookAsync((await telling.Api.PublishSlotAsync()).Id, email: Address);
        await telling.Api.TryChangeAsync(booking, new { email = (string?)null });
        await telling.TellAsync();
        await telling.UntilDeliveriesAsync(
            booking.Id, "booking_confirmed 0 email skipped no_address", "address_removed 1 email skipped never_told");

        await telling.Api.TryChangeAsync(booking, new { email = Address });
        await telling.Api.TryChangeAsync(booking, new { attendee_name = "Grace Hopper" });
        await telling.TellAsync();

        await telling.UntilDeliveriesAsync(
            booking.Id,
            "booking_confirmed 0 email skipped no_address",
            "address_removed 1 email skipped never_told",
            "booking_confirmed 2 email skipped superseded",
            "booking_changed 3 email sent");
        telling.Mail.SentTo(booking.Id).ShouldBe([NotificationKind.BookingConfirmed]);
    }

    private static BookingUpdatedV1 Of(IReadOnlyList<object> messages, NotificationKind kind) =>
        messages.OfType<BookingUpdatedV1>().Single(message => message.Kind == kind.ToText());

    private static async Task<(BookingDto Booking, IReadOnlyList<object> Messages)> MovedAsync(Telling telling)
    {
        var slots = (await telling.Api.PublishAsync(new EventBuilder().WithSlots(count: 2, capacity: 10))).TimeSlots;
        var booking = await telling.Api.BookAsync(slots[0].Id, email: Address);
        await telling.Api.TryMoveAsync(booking, slots[1].Id);
        return (booking, await telling.UntoldAsync());
    }
}
