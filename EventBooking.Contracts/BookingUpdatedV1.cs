namespace EventBooking.Contracts;

/// <summary>
/// Something happened to a booking that its contact hears of. It names the booking; what is personal stays in the database.
/// </summary>
public sealed record BookingUpdatedV1
{
    /// <summary>The booking.</summary>
    public required Guid BookingId { get; init; }

    /// <summary>
    /// What happened: <c>booking_confirmed</c>, <c>booking_moved</c>, <c>booking_changed</c> or <c>booking_cancelled</c>.
    /// </summary>
    public required string Kind { get; init; }

    /// <summary>The booking's sequence after that: 0 when it was made.</summary>
    public required int Sequence { get; init; }

    /// <summary>Which of its e-mail addresses the booking had after that; null for the one that it has when the message is taken.</summary>
    public int? EmailNumber { get; init; }

    /// <summary>As <see cref="EmailNumber"/>, of its telephone numbers.</summary>
    public int? PhoneNumber { get; init; }

    /// <summary>The slot that it left, where it moved.</summary>
    public Guid? PreviousTimeSlotId { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
