using System.Diagnostics;

namespace EventBooking.Notifier.Deliveries;

/// <summary>What a message says about a booking.</summary>
/// <param name="BookingId">The booking.</param>
/// <param name="Kind">What happened, as in the outbox.</param>
/// <param name="Sequence">The booking's sequence after that.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="PreviousTimeSlotId">The slot that it moved from.</param>
internal sealed record BookingMessage(Guid BookingId, string Kind, int Sequence, DateTimeOffset OccurredAt, Guid? PreviousTimeSlotId = null)
{
    /// <summary>W3C trace context of whoever takes the message: traceparent.</summary>
    public string? TraceParent { get; } = Activity.Current?.Id;

    /// <summary>W3C trace context of whoever takes the message: tracestate.</summary>
    public string? TraceState { get; } = Activity.Current?.TraceStateString;
}
