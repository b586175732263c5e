namespace EventBooking.Domain.Bookings;

/// <summary>A booking to make that the rules accept: only <see cref="BookingDraft.Check"/> makes one.</summary>
public sealed class NewBooking
{
    internal NewBooking()
    {
    }

    /// <summary>Name of who comes.</summary>
    public required string AttendeeName { get; init; }

    /// <summary>The slot to book.</summary>
    public required Guid TimeSlotId { get; init; }

    /// <summary>Where mail about the booking goes.</summary>
    public required string? Email { get; init; }

    /// <summary>Where text messages about the booking go.</summary>
    public required string? Phone { get; init; }

    /// <summary>Seats.</summary>
    public required int PartySize { get; init; }

    /// <summary>BCP 47 language of its messages; null for the event's.</summary>
    public required string? Language { get; init; }
}
