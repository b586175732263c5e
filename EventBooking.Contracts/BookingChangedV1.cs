namespace EventBooking.Contracts;

/// <summary>Details of a booking changed: its name, contact or seats. Of versions before <see cref="BookingUpdatedV1"/>.</summary>
public sealed record BookingChangedV1
{
    /// <summary>The booking.</summary>
    public required Guid BookingId { get; init; }

    /// <summary>Its sequence after that.</summary>
    public required int Sequence { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
