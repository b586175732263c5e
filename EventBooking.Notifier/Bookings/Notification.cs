using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;
using EventBooking.Domain.Notifications;

namespace EventBooking.Notifier.Bookings;

/// <summary>One message about a booking, to be put into words and sent.</summary>
/// <param name="ReminderLead">How long before the start a reminder was due; null for all else.</param>
/// <param name="Details">
/// The booking as it is now. For an address that was removed, with that address and without the attendee's name.
/// </param>
/// <param name="PreviousSlot">The slot that it moved from, as far as its recipient knows.</param>
/// <param name="Token">The booking's token; null for an address that was removed.</param>
/// <param name="OccurredAt">When it happened; of a reminder, when it became due.</param>
internal sealed record Notification(
    Guid DeliveryId,
    NotificationKind Kind,
    int Sequence,
    TimeSpan? ReminderLead,
    BookingDetails Details,
    TimeSlot? PreviousSlot,
    string? Token,
    DateTimeOffset OccurredAt)
{
    /// <summary>Whether there is nothing for its recipient to attend any more.</summary>
    public bool IsEnd => Kind is NotificationKind.BookingCancelled or NotificationKind.EventCancelled or NotificationKind.AddressRemoved;

    // Names, addresses and the token must not reach a log by way of this record's text.
    public override string ToString() => $"{Kind} {DeliveryId}";
}
