namespace EventBooking.Contracts;

/// <summary>An event was called off, with all of its bookings.</summary>
public sealed record EventCancelledV1
{
    /// <summary>The event.</summary>
    public required Guid EventId { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
