namespace EventBooking.Domain.Bookings;

/// <summary>What someone wants to change about a booking. What is not given stays.</summary>
public sealed record BookingChangeDraft
{
    /// <summary>The slot to move to.</summary>
    public Optional<Guid?> NewTimeSlotId { get; init; }

    /// <summary>The new name.</summary>
    public Optional<string?> AttendeeName { get; init; }

    /// <summary>The new e-mail address; null clears it.</summary>
    public Optional<string?> Email { get; init; }

    /// <summary>The new telephone number; null clears it.</summary>
    public Optional<string?> Phone { get; init; }

    /// <summary>The new number of seats.</summary>
    public Optional<int?> PartySize { get; init; }

    /// <summary>The new language; null goes back to the event's.</summary>
    public Optional<string?> Language { get; init; }

    /// <summary>Returns the change as it will be applied (trimmed) or says everything that is wrong with it.</summary>
    public Result<BookingChange> Check()
    {
        var errors = new FieldErrors();
        var change = new BookingChange
        {
            AttendeeName = AttendeeName.IsGiven ? BookingRules.AttendeeName(AttendeeName.Value, errors) : null,
            Email = Email.Select(email => TextRules.Email(email, "email", errors)),
            Phone = Phone.Select(phone => TextRules.Phone(phone, "phone", errors)),
            Language = Language.Select(language => TextRules.Language(language, "language", errors)),
            PartySize = PartySize.IsGiven ? BookingRules.PartySize(PartySize.Value, errors) : null,
            NewTimeSlotId = NewTimeSlotId.IsGiven
                ? errors.Required(NewTimeSlotId.Value, "new_time_slot_id", "must be the id of a time slot")
                : null,
        };
        return errors.Any ? errors.ToFailure() : change;
    }
}
