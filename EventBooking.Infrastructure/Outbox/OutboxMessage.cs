namespace EventBooking.Infrastructure.Outbox;

/// <summary>
/// Something to publish, written in the transaction of the change that it is about. It names the booking or event; what is personal is read
/// when the notification is sent.
/// </summary>
public sealed class OutboxMessage
{
    /// <summary>The subject type of a booking's message.</summary>
    public const string BookingSubject = "booking";

    /// <summary>The subject type of an event's message.</summary>
    public const string EventSubject = "event";

    /// <summary>Identifier, a version 7 UUID.</summary>
    public Guid Id { get; init; }

    /// <summary><see cref="BookingSubject"/> or <see cref="EventSubject"/>.</summary>
    public string SubjectType { get; init; } = "";

    /// <summary>The booking or event.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>What happened, as <see cref="Domain.Notifications.NotificationKinds"/> write it.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The booking's sequence after the change; 0 for an event.</summary>
    public int Sequence { get; init; }

    /// <summary>
    /// Which of its e-mail addresses the booking had after the change; null for the one at the time the message is taken.
    /// </summary>
    public int? EmailNumber { get; init; }

    /// <summary>As <see cref="EmailNumber"/>, of its telephone numbers.</summary>
    public int? PhoneNumber { get; init; }

    /// <summary>The slot that the booking moved from.</summary>
    public Guid? PreviousTimeSlotId { get; init; }

    /// <summary>W3C trace context of the request that made the change: traceparent.</summary>
    public string? TraceParent { get; init; }

    /// <summary>W3C trace context of the request that made the change: tracestate.</summary>
    public string? TraceState { get; init; }

    /// <summary>When the change was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when a relay has it to itself; then any may take it.</summary>
    public DateTimeOffset? ClaimedUntil { get; init; }

    /// <summary>When the broker confirmed it; null while it is pending.</summary>
    public DateTimeOffset? PublishedAt { get; init; }
}
