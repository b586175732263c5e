namespace EventBooking.Domain.Bookings;

/// <summary>What a booking must look like.</summary>
internal static class BookingRules
{
    public static Result<BookingDraft> Check(BookingDraft draft)
    {
        var errors = new FieldErrors();
        var kept = draft with
        {
            AttendeeName = TextRules.Required(draft.AttendeeName, "attendee_name", Limits.NameLength, errors),
            Email = TextRules.Email(draft.Email, "email", errors),
            Phone = TextRules.Phone(draft.Phone, "phone", errors),
            PartySize = PartySize(draft.PartySize ?? 1, errors),
            Language = TextRules.Language(draft.Language, "language", errors),
        };
        if (draft.TimeSlotId is null)
        {
            errors.Add("time_slot_id", "is required");
        }

        return errors.Any ? errors.ToFailure() : kept;
    }

    public static int? PartySize(int? seats, FieldErrors errors)
    {
        if (seats is not (>= 1 and <= Limits.PartySize))
        {
            errors.Add("party_size", $"must be 1 to {Limits.PartySize}");
        }

        return seats;
    }
}
