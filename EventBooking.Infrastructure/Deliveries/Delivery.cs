using EventBooking.Infrastructure.Outbox;

namespace EventBooking.Infrastructure.Deliveries;

/// <summary>One message to one recipient on one channel. What it says, and where it goes, is read when it is sent.</summary>
public sealed class Delivery
{
    /// <summary>
    /// Identifier, a version 7 UUID. The mail's Message-ID is made of it, so that two copies of a mail can be recognized.
    /// </summary>
    public Guid Id { get; init; }

    /// <summary>The kind of thing it is about: <see cref="OutboxMessage.BookingSubject"/>.</summary>
    public string SubjectType { get; init; } = "";

    /// <summary>The thing it is about.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>What happened, as <see cref="Domain.Notifications.NotificationKinds"/> write it.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Its place among the deliveries of its recipient: a booking's sequence after what happened.</summary>
    public int Sequence { get; init; }

    /// <summary>How the recipient is reached.</summary>
    public Channel Channel { get; init; }

    /// <summary>
    /// Who gets it, among those who ever got something about this subject on this channel: of a booking, the number of its address
    /// (<see cref="Domain.Bookings.Booking.EmailNumber"/>).
    /// </summary>
    public string Recipient { get; init; } = "0";

    /// <summary>The address, encrypted, where the subject has it no more; null once it is settled.</summary>
    public byte[]? AddressSealed { get; init; }

    /// <summary>
    /// Whether the recipient's deliveries of a higher sequence wait until this one is settled. One that is not ordered, such as a reminder,
    /// waits itself for the ordered ones up to its own sequence.
    /// </summary>
    public bool IsOrdered { get; init; } = true;

    /// <summary>The sequence of which some delivery of the subject must exist before this one is sent, for an hour at most.</summary>
    public int? Follows { get; init; }

    /// <summary>How far it is.</summary>
    public DeliveryStatus Status { get; init; }

    /// <summary>Why it failed or was skipped, or what the last attempt met: a code, never an address.</summary>
    public string? Reason { get; init; }

    /// <summary>The slot that the booking moved from.</summary>
    public Guid? PreviousTimeSlotId { get; init; }

    /// <summary>The notifier that is sending it.</summary>
    public Guid? Owner { get; init; }

    /// <summary>Until when that notifier has it to itself; then any may take it.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>Attempts so far.</summary>
    public int Attempts { get; init; }

    /// <summary>When the next attempt is due.</summary>
    public DateTimeOffset NextAttemptAt { get; init; }

    /// <summary>W3C trace context of the request that made the change: traceparent.</summary>
    public string? TraceParent { get; init; }

    /// <summary>W3C trace context of the request that made the change: tracestate.</summary>
    public string? TraceState { get; init; }

    /// <summary>When it happened; of a reminder, when it became due.</summary>
    public DateTimeOffset OccurredAt { get; init; }

    /// <summary>When it was queued.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was sent, failed or skipped.</summary>
    public DateTimeOffset? SettledAt { get; init; }
}
