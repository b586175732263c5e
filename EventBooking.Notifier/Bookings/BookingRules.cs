using System.Globalization;
using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;
using EventBooking.Domain.Notifications;
using EventBooking.Infrastructure.Deliveries;
using EventBooking.Notifier.Queue;

namespace EventBooking.Notifier.Bookings;

/// <summary>
/// Decides, when its turn to be sent comes, whether a delivery still says what is true: people hear how things are, not each step on the
/// way there. What a recipient hears first is a confirmation.
/// </summary>
/// <param name="stale">How old a message about a slot that is over may be.</param>
internal sealed class BookingRules(IReadOnlyCollection<TimeSpan> leads, TimeSpan stale, DateTimeOffset now)
{
    /// <param name="details">Its booking as it is now; null where there is none any more.</param>
    /// <param name="previousSlot">The slot that the recipient takes for the booking's; null where that is the current one.</param>
    public Verdict Decide(
        ClaimedDelivery delivery, NotificationKind kind, TimeSpan lead, Channel channel, BookingDetails? details, Guid? previousSlot)
    {
        if (details is null)
        {
            return new Verdict.Skip(SkipReasons.BookingGone);
        }

        var booking = details.Booking;
        var (address, number) = channel == Channel.Email ? (booking.Email, booking.EmailNumber) : (booking.Phone, booking.PhoneNumber);
        if (kind == NotificationKind.AddressRemoved)
        {
            return AddressRemoved(delivery, details);
        }

        if (address is null)
        {
            return new Verdict.Skip(SkipReasons.NoAddress);
        }

        if (delivery.Recipient != number.ToString(CultureInfo.InvariantCulture))
        {
            return new Verdict.Skip(SkipReasons.AddressRemoved);
        }

        return kind switch
        {
            NotificationKind.BookingCancelled => Cancellation(delivery, booking),
            NotificationKind.EventCancelled => EventCancellation(details),
            _ when booking.Status == BookingStatus.Cancelled => new Verdict.Skip(SkipReasons.Cancelled),
            _ when details.Event.Status == EventStatus.Cancelled => new Verdict.Skip(SkipReasons.EventCancelled),
            NotificationKind.Reminder => Reminder(delivery, lead, details),
            _ when delivery.Sequence < booking.Sequence => new Verdict.Skip(SkipReasons.Superseded),
            _ when details.Slot.EndsAt <= now && delivery.OccurredAt <= now - stale => new Verdict.Skip(SkipReasons.SlotOver),
            NotificationKind.BookingMoved or NotificationKind.BookingChanged when delivery.HasSent =>
                new Verdict.Send(Change(kind, details, previousSlot)),
            _ => new Verdict.Send(NotificationKind.BookingConfirmed),
        };
    }

    // A change may stand for moves before it that were superseded, also for one that led back.
    private static NotificationKind Change(NotificationKind kind, BookingDetails details, Guid? previousSlot) => previousSlot switch
    {
        { } left => left == details.Slot.Id ? NotificationKind.BookingChanged : NotificationKind.BookingMoved,
        null => kind,
    };

    private static Verdict Cancellation(ClaimedDelivery delivery, Booking booking)
    {
        if (delivery.Sequence < booking.Sequence || booking.Status != BookingStatus.Cancelled)
        {
            return new Verdict.Skip(SkipReasons.Superseded);
        }

        return delivery.HasSent ? new Verdict.Send(NotificationKind.BookingCancelled) : new Verdict.Skip(SkipReasons.NothingSent);
    }

    // Also where nothing was sent before: the attendee did not cancel, and has the answer to the booking to rely on.
    private static Verdict EventCancellation(BookingDetails details)
    {
        if (details.Booking.Status == BookingStatus.Cancelled)
        {
            return new Verdict.Skip(SkipReasons.Cancelled);
        }

        return details.Event.Status != EventStatus.Cancelled
            ? new Verdict.Skip(SkipReasons.Superseded)
            : new Verdict.Send(NotificationKind.EventCancelled);
    }

    // Whatever became of the booking since: the address has an entry in its calendar that nothing else will remove.
    private Verdict AddressRemoved(ClaimedDelivery delivery, BookingDetails details)
    {
        if (delivery.AddressSealed is null || !delivery.HasSent)
        {
            return new Verdict.Skip(SkipReasons.NothingSent);
        }

        return details.Slot.EndsAt <= now
            ? new Verdict.Skip(SkipReasons.SlotOver)
            : new Verdict.Send(NotificationKind.AddressRemoved);
    }

    private Verdict Reminder(ClaimedDelivery delivery, TimeSpan lead, BookingDetails details)
    {
        var booking = details.Booking;
        var startsAt = details.Slot.StartsAt;
        if (startsAt <= now)
        {
            return new Verdict.Skip(SkipReasons.SlotStarted);
        }

        if (booking.RemindersStoppedAt is not null)
        {
            return new Verdict.Skip(SkipReasons.RemindersStopped);
        }

        if (startsAt - lead != delivery.OccurredAt || booking.MovedAt > delivery.OccurredAt)
        {
            return new Verdict.Skip(SkipReasons.Moved);
        }

        // After an outage nobody hears twice at once that a slot begins.
        return leads.Any(shorter => shorter < lead && startsAt - shorter <= now)
            ? new Verdict.Skip(SkipReasons.Superseded)
            : new Verdict.Send(NotificationKind.Reminder, lead);
    }
}
