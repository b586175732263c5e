namespace EventBooking.Domain.Bookings;

/// <summary>A booking as someone wants to make it: nothing of it is checked yet.</summary>
public sealed record BookingDraft
{
    /// <summary>Name of who comes, up to <see cref="Limits.NameLength"/> characters.</summary>
    public string? AttendeeName { get; init; }

    /// <summary>The slot to book.</summary>
    public Guid? TimeSlotId { get; init; }

    /// <summary>Where mail about the booking goes; there are no messages where this and <see cref="Phone"/> are absent.</summary>
    public string? Email { get; init; }

    /// <summary>Where text messages about the booking go.</summary>
    public string? Phone { get; init; }

    /// <summary>Seats, 1 to <see cref="Limits.PartySize"/>; one where absent.</summary>
    public int? PartySize { get; init; }

    /// <summary>BCP 47 language of messages; the event's where absent.</summary>
    public string? Language { get; init; }

    /// <summary>Returns the draft as it will be booked (trimmed, with its seats) or says everything that is wrong with it.</summary>
    public Result<NewBooking> Check()
    {
        var errors = new FieldErrors();
        var booking = new NewBooking
        {
            AttendeeName = BookingRules.AttendeeName(AttendeeName, errors),
            Email = TextRules.Email(Email, "email", errors),
            Phone = TextRules.Phone(Phone, "phone", errors),
            PartySize = BookingRules.PartySize(PartySize ?? 1, errors),
            Language = TextRules.Language(Language, "language", errors),
            TimeSlotId = errors.Required(TimeSlotId, "time_slot_id"),
        };
        return errors.Any ? errors.ToFailure() : booking;
    }
}
