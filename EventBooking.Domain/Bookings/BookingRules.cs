using EventBooking.Domain.Input;

namespace EventBooking.Domain.Bookings;

/// <summary>What holds for a new booking and for a changed one.</summary>
internal static class BookingRules
{
    /// <summary>Strangers write to strangers with it: it carries no address of a page.</summary>
    public static string AttendeeName(string? name, FieldErrors errors)
    {
        var kept = TextRules.Required(name, "attendee_name", Limits.NameLength, errors);
        if (WebAddress.IsIn(kept))
        {
            errors.Add("attendee_name", "must be a name without the address of a page (:// or www.)");
        }

        return kept;
    }

    public static int PartySize(int? seats, FieldErrors errors)
    {
        if (seats is not (>= 1 and <= Limits.PartySize))
        {
            errors.Add("party_size", $"must be 1 to {Limits.PartySize}");
        }

        return seats.GetValueOrDefault();
    }
}
