namespace EventBooking.Domain.Events;

/// <summary>An event as someone wants to publish it: nothing of it is checked yet.</summary>
public sealed record EventDraft
{
    /// <summary>Name, up to <see cref="Limits.NameLength"/> characters.</summary>
    public string? Name { get; init; }

    /// <summary>Description, up to <see cref="Limits.DescriptionLength"/> characters.</summary>
    public string? Description { get; init; }

    /// <summary>The event's date where it takes place; the date of each slot that gives none.</summary>
    public DateOnly? EventDate { get; init; }

    /// <summary>IANA time zone in which dates and times are meant; UTC where absent.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Where it takes place.</summary>
    public string? Location { get; init; }

    /// <summary>BCP 47 language of its texts; English where absent.</summary>
    public string? Language { get; init; }

    /// <summary>Where the organizer can be reached. Never shown to the public.</summary>
    public string? OrganizerEmail { get; init; }

    /// <summary>From when on bookings are taken; from the start where absent.</summary>
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>Until when bookings are taken; until each slot begins where absent.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>The slots; an entry is null where the request had a null.</summary>
    public IReadOnlyList<TimeSlotDraft?>? TimeSlots { get; init; }

    /// <summary>Returns the event as it will be published (trimmed, defaults filled in) or says everything that is wrong with it.</summary>
    public Result<NewEvent> Check() => EventDraftRules.Check(this);
}

/// <summary>A slot as someone wants to publish it: nothing of it is checked yet.</summary>
/// <param name="StartTime">Local time at which it begins, in whole seconds.</param>
/// <param name="EndTime">Local time at which it ends, in whole seconds; 00:00:00 is the next midnight.</param>
/// <param name="MaxCapacity">Seats, 1 to <see cref="Limits.Capacity"/>.</param>
/// <param name="Date">Local date on which it begins; the event's where absent.</param>
/// <param name="EndDate">Local date on which it ends; where absent, the times say it.</param>
public sealed record TimeSlotDraft(
    TimeOnly? StartTime, TimeOnly? EndTime, int? MaxCapacity, DateOnly? Date = null, DateOnly? EndDate = null);
