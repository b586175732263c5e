namespace EventBooking.Domain.Events;

/// <summary>An event to publish that the rules accept: only <see cref="EventDraft.Check"/> makes one.</summary>
public sealed class NewEvent
{
    internal NewEvent()
    {
    }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Description.</summary>
    public required string? Description { get; init; }

    /// <summary>Local date.</summary>
    public required DateOnly EventDate { get; init; }

    /// <summary>IANA time zone in which dates and times are meant.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Where it takes place.</summary>
    public required string? Location { get; init; }

    /// <summary>BCP 47 language of its texts.</summary>
    public required string Language { get; init; }

    /// <summary>Where the organizer can be reached. Never shown to the public.</summary>
    public required string? OrganizerEmail { get; init; }

    /// <summary>From when on bookings are taken; null for no limit.</summary>
    public required DateTimeOffset? OpensAt { get; init; }

    /// <summary>Until when bookings are taken; null for no limit.</summary>
    public required DateTimeOffset? ClosesAt { get; init; }

    /// <summary>The slots, in the draft's order.</summary>
    public required IReadOnlyList<NewTimeSlot> TimeSlots { get; init; }
}
