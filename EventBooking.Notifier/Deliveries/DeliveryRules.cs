using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Deliveries;
using EventBooking.Infrastructure.Outbox;

namespace EventBooking.Notifier.Deliveries;

/// <summary>
/// Decides, when its turn to be sent comes, whether a delivery still says what is true: people are told how things are, not
/// each step on the way there.
/// </summary>
internal static class DeliveryRules
{
    /// <summary>Decides about one delivery.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="channel">Its channel.</param>
    /// <param name="details">The booking, read just now; null where there is none.</param>
    /// <param name="leads">The lead times of reminders that are sent.</param>
    /// <param name="stale">How old news of a slot that is over may be.</param>
    /// <param name="now">The time.</param>
    public static Verdict Decide(
        ClaimedDelivery delivery, Channel channel, BookingDetails? details, IReadOnlyCollection<TimeSpan> leads, TimeSpan stale, DateTimeOffset now)
    {
        if (details is null)
        {
            return new Verdict.Skip(Skips.BookingGone);
        }

        if ((channel == Channel.Email ? details.Booking.Email : details.Booking.Phone) is null)
        {
            return new Verdict.Skip(Skips.NoAddress);
        }

        return delivery.Kind switch
        {
            OutboxKinds.BookingCancelled => Cancellation(delivery, details.Booking),
            OutboxKinds.EventCancelled => EventCancellation(details),
            _ when details.Booking.Status == BookingStatus.Cancelled => new Verdict.Skip(Skips.Cancelled),
            _ when details.Event.Status == EventStatus.Cancelled => new Verdict.Skip(Skips.EventCancelled),
            _ when OutboxKinds.TryParseReminder(delivery.Kind, out var minutes) => Reminder(
                delivery, TimeSpan.FromMinutes(minutes), details, leads, now),
            _ when delivery.Sequence < details.Booking.Sequence => new Verdict.Skip(Skips.Superseded),
            _ when details.Slot.EndsAt <= now && delivery.OccurredAt <= now - stale => new Verdict.Skip(Skips.SlotOver),
            OutboxKinds.BookingMoved or OutboxKinds.BookingChanged when delivery.WasTold => new Verdict.Send(Change(delivery, details)),
            _ => new Verdict.Send(NoticeKind.Confirmed),
        };
    }

    // A change may stand for moves before it that were superseded, also for one that led back.
    private static NoticeKind Change(ClaimedDelivery delivery, BookingDetails details) => delivery.PreviousTimeSlotId switch
    {
        { } left => left == details.Slot.Id ? NoticeKind.Changed : NoticeKind.Moved,
        null => delivery.Kind == OutboxKinds.BookingMoved ? NoticeKind.Moved : NoticeKind.Changed,
    };

    private static Verdict Cancellation(ClaimedDelivery delivery, Booking booking)
    {
        if (delivery.Sequence < booking.Sequence || booking.Status != BookingStatus.Cancelled)
        {
            return new Verdict.Skip(Skips.Superseded);
        }

        return delivery.WasTold ? new Verdict.Send(NoticeKind.Cancelled) : new Verdict.Skip(Skips.NeverTold);
    }

    // Told even where nothing was sent before: the holder did not call it off, and has the answer to the booking to rely on.
    private static Verdict EventCancellation(BookingDetails details)
    {
        if (details.Booking.Status == BookingStatus.Cancelled)
        {
            return new Verdict.Skip(Skips.Cancelled);
        }

        return details.Event.Status != EventStatus.Cancelled
            ? new Verdict.Skip(Skips.Superseded)
            : new Verdict.Send(NoticeKind.EventCancelled);
    }

    private static Verdict Reminder(
        ClaimedDelivery delivery, TimeSpan lead, BookingDetails details, IReadOnlyCollection<TimeSpan> leads, DateTimeOffset now)
    {
        var booking = details.Booking;
        var startsAt = details.Slot.StartsAt;
        if (startsAt <= now)
        {
            return new Verdict.Skip(Skips.SlotStarted);
        }

        if (booking.RemindersStoppedAt is not null)
        {
            return new Verdict.Skip(Skips.RemindersStopped);
        }

        if (startsAt - lead != delivery.OccurredAt || booking.MovedAt > delivery.OccurredAt)
        {
            return new Verdict.Skip(Skips.Moved);
        }

        // After an outage nobody is told twice at once that something begins.
        return leads.Any(shorter => shorter < lead && startsAt - shorter <= now)
            ? new Verdict.Skip(Skips.Superseded)
            : new Verdict.Send(NoticeKind.Reminder, lead);
    }
}
