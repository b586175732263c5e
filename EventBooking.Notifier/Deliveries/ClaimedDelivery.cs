namespace EventBooking.Notifier.Deliveries;

/// <summary>A delivery that this notifier has to itself until its lease is over.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="BookingId">The booking it is about.</param>
/// <param name="Kind">What it tells, as in the outbox.</param>
/// <param name="Sequence">The booking's sequence that it tells of.</param>
/// <param name="PreviousTimeSlotId">The slot that the booking moved from, as far as its holder knows; null where that heard of all moves.</param>
/// <param name="TraceParent">W3C trace context: traceparent.</param>
/// <param name="TraceState">W3C trace context: tracestate.</param>
/// <param name="OccurredAt">When what it tells of happened; for a reminder, when it became due.</param>
/// <param name="CreatedAt">When it was queued.</param>
/// <param name="WasTold">Whether anything else of this booking was ever sent on this channel, or may have been.</param>
/// <param name="MaybeSent">Whether an earlier try of this one may have reached its recipient.</param>
/// <param name="Attempts">How often it was claimed, this time included.</param>
internal sealed record ClaimedDelivery(
    Guid Id,
    Guid BookingId,
    string Kind,
    int Sequence,
    Guid? PreviousTimeSlotId,
    string? TraceParent,
    string? TraceState,
    DateTimeOffset OccurredAt,
    DateTimeOffset CreatedAt,
    bool WasTold,
    bool MaybeSent = false,
    int Attempts = 1);
