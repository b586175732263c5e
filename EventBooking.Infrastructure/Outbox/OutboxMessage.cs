namespace EventBooking.Infrastructure.Outbox;

/// <summary>Something to tell, written in the transaction of the change that it tells of. It names the booking; what it says is read when it is told.</summary>
public sealed class OutboxMessage
{
    /// <summary>What a booking's message is about.</summary>
    public const string BookingSubject = "booking";

    /// <summary>What an event's message is about.</summary>
    public const string EventSubject = "event";

    /// <summary>What a reminder is about.</summary>
    public const string TimeSlotSubject = "time_slot";

    /// <summary>Identifier, a version 7 UUID.</summary>
    public Guid Id { get; init; }

    /// <summary>The kind of thing it is about: <see cref="BookingSubject"/>, <see cref="EventSubject"/> or <see cref="TimeSlotSubject"/>.</summary>
    public string SubjectType { get; init; } = "";

    /// <summary>The thing it is about.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>What happened: <c>booking_confirmed</c>, <c>booking_moved</c>, <c>booking_changed</c>, <c>booking_cancelled</c>, <c>event_cancelled</c>, or that a reminder is due, with its lead time, such as <c>reminder_24h</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The booking's sequence after the change; 0 for what is no booking's.</summary>
    public int Sequence { get; init; }

    /// <summary>The slot that the booking moved from.</summary>
    public Guid? PreviousTimeSlotId { get; init; }

    /// <summary>W3C trace context of the request that made the change: traceparent.</summary>
    public string? TraceParent { get; init; }

    /// <summary>W3C trace context of the request that made the change: tracestate.</summary>
    public string? TraceState { get; init; }

    /// <summary>When the change was made; of a reminder, when it became due: its lead time before its slot began, as that was planned then.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when a relay has it to itself; then any may take it.</summary>
    public DateTimeOffset? ClaimedUntil { get; init; }

    /// <summary>When the broker confirmed that it has it; null while it is to be told.</summary>
    public DateTimeOffset? ToldAt { get; init; }
}
