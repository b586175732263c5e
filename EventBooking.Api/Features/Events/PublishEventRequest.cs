using System.ComponentModel.DataAnnotations;
using EventBooking.Domain;
using EventBooking.Domain.Events;

namespace EventBooking.Api.Features.Events;

/// <summary>An event to publish.</summary>
internal sealed record PublishEventRequest
{
    /// <summary>Name, one line of 1 to 255 characters. Required.</summary>
    [Required, Length(1, Limits.NameLength)]
    public string? Name { get; init; }

    /// <summary>Local date, in the years 1900 to 2200. Required.</summary>
    [Required]
    public DateOnly? EventDate { get; init; }

    /// <summary>Description, up to 10,000 characters.</summary>
    [MaxLength(Limits.DescriptionLength)]
    public string? Description { get; init; }

    /// <summary>The slots that can be booked, 1 to 1,000. Required.</summary>
    [Required, Length(1, Limits.SlotsPerEvent)]
    public IReadOnlyList<TimeSlotRequest?>? TimeSlots { get; init; }

    /// <summary>IANA time zone in which dates and times are meant, in any case. UTC where absent.</summary>
    [MaxLength(Limits.TimeZoneLength)]
    public string? TimeZone { get; init; }

    /// <summary>Where it takes place, one line of up to 255 characters.</summary>
    [MaxLength(Limits.NameLength)]
    public string? Location { get; init; }

    /// <summary>BCP 47 language of its texts; messages are sent in it where a booking names no other. English where absent.</summary>
    [MaxLength(Limits.LanguageLength)]
    public string? Language { get; init; }

    /// <summary>Where the organizer can be reached. Never shown to the public.</summary>
    [MaxLength(Limits.EmailLength), EmailAddress]
    public string? OrganizerEmail { get; init; }

    /// <summary>From when on bookings are taken (RFC 3339). At once where absent.</summary>
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>Until when bookings are taken (RFC 3339). Until each slot begins where absent.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    public EventDraft ToDraft() => new()
    {
        Name = Name,
        Description = Description,
        EventDate = EventDate,
        TimeZone = TimeZone,
        Location = Location,
        Language = Language,
        OrganizerEmail = OrganizerEmail,
        OpensAt = OpensAt,
        ClosesAt = ClosesAt,
        TimeSlots = TimeSlots?.Select(slot => slot?.ToDraft()).ToList(),
    };
}

/// <summary>A time slot to publish.</summary>
internal sealed record TimeSlotRequest
{
    /// <summary>Local time at which it begins. Required.</summary>
    [Required]
    public TimeOnly? StartTime { get; init; }

    /// <summary>
    /// Local time at which it ends. 00:00:00 is the next midnight; any other that is not after start_time is on the next day, if the
    /// slot then lasts at most 12 hours by the clock or end_date says so. Required.
    /// </summary>
    [Required]
    public TimeOnly? EndTime { get; init; }

    /// <summary>Its seats, 1 to 1,000,000. Required.</summary>
    [Required, Range(1, Limits.Capacity)]
    public int? MaxCapacity { get; init; }

    /// <summary>Local date on which it begins. The event's where absent.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>
    /// Local date on which it ends: that on which it begins or the next. A slot lasts at most 24 hours by the clock. Where absent,
    /// the times say it.
    /// </summary>
    public DateOnly? EndDate { get; init; }

    public TimeSlotDraft ToDraft() => new(StartTime, EndTime, MaxCapacity, Date, EndDate);
}
