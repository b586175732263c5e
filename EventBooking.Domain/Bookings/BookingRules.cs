namespace EventBooking.Domain.Bookings;

/// <summary>What holds for a new booking and for a changed one.</summary>
internal static class BookingRules
{
    public static int? PartySize(int? seats, FieldErrors errors)
    {
        if (seats is not (>= 1 and <= Limits.PartySize))
        {
            errors.Add("party_size", $"must be 1 to {Limits.PartySize}");
        }

        return seats;
    }
}
