namespace EventBooking.Domain.Bookings;

/// <summary>A booking to make that the rules accept: only <see cref="BookingDraft.Check"/> makes one. Its members are as there.</summary>
public sealed class NewBooking
{
    internal NewBooking()
    {
    }

    public required string AttendeeName { get; init; }
    public required Guid TimeSlotId { get; init; }
    public required string? Email { get; init; }
    public required string? Phone { get; init; }
    public required int PartySize { get; init; }
    public required string? Language { get; init; }
}
