namespace EventBooking.Contracts;

/// <summary>A booking moved to another slot of its event. Of versions before <see cref="BookingUpdatedV1"/>.</summary>
public sealed record BookingMovedV1
{
    /// <summary>The booking.</summary>
    public required Guid BookingId { get; init; }

    /// <summary>Its sequence after that.</summary>
    public required int Sequence { get; init; }

    /// <summary>The slot that it left.</summary>
    public required Guid PreviousTimeSlotId { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
