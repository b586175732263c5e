namespace EventBooking.Domain.Bookings;

/// <summary>A change of a booking that the rules accept: only <see cref="BookingChangeDraft.Check"/> makes one.</summary>
public sealed class BookingChange
{
    internal BookingChange()
    {
    }

    /// <summary>The slot to move to; null where it stays.</summary>
    public required Guid? NewTimeSlotId { get; init; }

    /// <summary>The new name; null where it stays.</summary>
    public required string? AttendeeName { get; init; }

    /// <summary>The new e-mail address; null clears it.</summary>
    public required Optional<string?> Email { get; init; }

    /// <summary>The new telephone number; null clears it.</summary>
    public required Optional<string?> Phone { get; init; }

    /// <summary>The new number of seats; null where it stays.</summary>
    public required int? PartySize { get; init; }

    /// <summary>The new language; null goes back to the event's.</summary>
    public required Optional<string?> Language { get; init; }
}
