using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;

namespace EventBooking.Notifier.Deliveries;

/// <summary>One message to be put into words and sent: what happened, and all that is known about the booking right now.</summary>
/// <param name="DeliveryId">The delivery: the same at each try, so that a message that was sent twice can be told.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Sequence">The booking's sequence, for calendars.</param>
/// <param name="ReminderLead">How long before the start a reminder was due; null for all else.</param>
/// <param name="Details">The booking with its slot and event, read just now. It has an address on the channel that sends this.</param>
/// <param name="PreviousSlot">The slot that a moved booking left; null for all else, and where it is not known.</param>
/// <param name="Token">The booking's secret token, for its link. Never to be logged.</param>
/// <param name="OccurredAt">When it happened.</param>
internal sealed record Notice(
    Guid DeliveryId,
    NoticeKind Kind,
    int Sequence,
    TimeSpan? ReminderLead,
    BookingDetails Details,
    TimeSlot? PreviousSlot,
    string Token,
    DateTimeOffset OccurredAt)
{
    // Names, addresses and the token must not reach a log by way of this record's text.
    public override string ToString() => $"{Kind} {DeliveryId}";
}
