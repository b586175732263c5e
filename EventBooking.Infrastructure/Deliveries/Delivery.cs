using EventBooking.Infrastructure.Outbox;

namespace EventBooking.Infrastructure.Deliveries;

/// <summary>One message to one person on one channel. It names the booking; what it says, and where it goes, is read when it is sent.</summary>
public sealed class Delivery
{
    /// <summary>Identifier, a version 7 UUID. The mail's Message-ID is made of it, so that one that is sent twice can be told.</summary>
    public Guid Id { get; init; }

    /// <summary>The kind of thing it is about: <see cref="OutboxMessage.BookingSubject"/>.</summary>
    public string SubjectType { get; init; } = "";

    /// <summary>The thing it is about.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>What it tells: <c>booking_confirmed</c>, <c>booking_moved</c>, <c>booking_changed</c>, <c>booking_cancelled</c>, <c>event_cancelled</c>, or a reminder with its lead time, such as <c>reminder_24h</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The booking's sequence that it tells of.</summary>
    public int Sequence { get; init; }

    /// <summary>How the person is reached.</summary>
    public Channel Channel { get; init; }

    /// <summary>How far it is.</summary>
    public DeliveryStatus Status { get; init; }

    /// <summary>Why it failed or was skipped, or what the last try met: a code, never an address.</summary>
    public string? Reason { get; init; }

    /// <summary>The slot that the booking moved from.</summary>
    public Guid? PreviousTimeSlotId { get; init; }

    /// <summary>The notifier that is sending it.</summary>
    public Guid? Owner { get; init; }

    /// <summary>Until when that notifier has it to itself; then any may take it.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>Tries so far.</summary>
    public int Attempts { get; init; }

    /// <summary>When to try next.</summary>
    public DateTimeOffset NextAttemptAt { get; init; }

    /// <summary>W3C trace context of the request that made the change: traceparent.</summary>
    public string? TraceParent { get; init; }

    /// <summary>W3C trace context of the request that made the change: tracestate.</summary>
    public string? TraceState { get; init; }

    /// <summary>When what it tells of happened.</summary>
    public DateTimeOffset OccurredAt { get; init; }

    /// <summary>When it was queued.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was sent, failed or skipped.</summary>
    public DateTimeOffset? SettledAt { get; init; }
}
