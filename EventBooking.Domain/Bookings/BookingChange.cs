namespace EventBooking.Domain.Bookings;

/// <summary>
/// A change of a booking that the rules accept: only <see cref="BookingChangeDraft.Check"/> makes one. Slot, name and seats are null where
/// they stay.
/// </summary>
public sealed class BookingChange
{
    internal BookingChange()
    {
    }

    public required Guid? NewTimeSlotId { get; init; }
    public required string? AttendeeName { get; init; }
    public required Optional<string?> Email { get; init; }
    public required Optional<string?> Phone { get; init; }
    public required int? PartySize { get; init; }
    public required Optional<string?> Language { get; init; }
}
