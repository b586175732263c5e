namespace EventBooking.Domain.Events;

/// <summary>Something that takes place on a date, in slots that people book.</summary>
public sealed class Event
{
    private readonly List<TimeSlot> _timeSlots = [];

    private Event()
    {
    }

    /// <summary>Identifier, a version 7 UUID.</summary>
    public Guid Id { get; private init; }

    /// <summary>Name.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Description.</summary>
    public string? Description { get; private init; }

    /// <summary>Local date.</summary>
    public DateOnly EventDate { get; private init; }

    /// <summary>IANA time zone in which its dates and times are meant.</summary>
    public string TimeZone { get; private init; } = "";

    /// <summary>Where it takes place.</summary>
    public string? Location { get; private init; }

    /// <summary>BCP 47 language of its texts.</summary>
    public string Language { get; private init; } = "";

    /// <summary>Where the organizer can be reached. Never shown to the public.</summary>
    public string? OrganizerEmail { get; private init; }

    /// <summary>Hash of the organizer's token, 32 bytes.</summary>
    public byte[] OrganizerTokenHash { get; private init; } = [];

    /// <summary>From when on bookings are taken; null for no limit.</summary>
    public DateTimeOffset? OpensAt { get; private init; }

    /// <summary>Until when bookings are taken; null for no limit.</summary>
    public DateTimeOffset? ClosesAt { get; private init; }

    /// <summary>Whether it takes place.</summary>
    public EventStatus Status { get; private init; }

    /// <summary>Rises by one with each change of the row.</summary>
    public long Version { get; private init; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Its slots; loaded in no particular order.</summary>
    public IReadOnlyList<TimeSlot> TimeSlots => _timeSlots;

    /// <summary>Makes an event.</summary>
    /// <param name="slotIds">An identifier for each slot, ascending, so that slots of one start keep their order.</param>
    /// <param name="organizerTokenHash">Hash of the organizer's token, 32 bytes.</param>
    /// <param name="now">The time, in whole microseconds.</param>
    public static Event Publish(NewEvent wanted, Guid id, IReadOnlyList<Guid> slotIds, byte[] organizerTokenHash, DateTimeOffset now)
    {
        var published = new Event
        {
            Id = id,
            Name = wanted.Name,
            Description = wanted.Description,
            EventDate = wanted.EventDate,
            TimeZone = wanted.TimeZone,
            Location = wanted.Location,
            Language = wanted.Language,
            OrganizerEmail = wanted.OrganizerEmail,
            OrganizerTokenHash = organizerTokenHash,
            OpensAt = wanted.OpensAt,
            ClosesAt = wanted.ClosesAt,
            Status = EventStatus.Published,
            Version = 1,
            CreatedAt = now,
        };
        published._timeSlots.AddRange(wanted.TimeSlots.Select((slot, i) => TimeSlot.Publish(slot, wanted.TimeZone, id, slotIds[i])));
        return published;
    }
}
