namespace EventBooking.Domain.Bookings;

/// <summary>What is to change about a booking. What is not given stays.</summary>
public sealed record BookingChange
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
        var kept = this with
        {
            AttendeeName = Given(AttendeeName, name => BookingRules.AttendeeName(name, errors)),
            Email = Given(Email, email => TextRules.Email(email, "email", errors)),
            Phone = Given(Phone, phone => TextRules.Phone(phone, "phone", errors)),
            Language = Given(Language, language => TextRules.Language(language, "language", errors)),
            PartySize = Given(PartySize, seats => BookingRules.PartySize(seats, errors)),
        };
        if (NewTimeSlotId is { IsGiven: true, Value: null })
        {
            errors.Add("new_time_slot_id", "must be the id of a time slot");
        }

        return errors.Any ? errors.ToFailure() : kept;
    }

    private static Optional<T> Given<T>(Optional<T> value, Func<T, T> check) =>
        value.IsGiven ? value with { Value = check(value.Value) } : value;
}
