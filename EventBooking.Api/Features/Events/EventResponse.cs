using System.Text.Json.Serialization;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Availability;

namespace EventBooking.Api.Features.Events;

/// <summary>An event with its time slots.</summary>
internal record EventResponse
{
    protected EventResponse(EventSnapshot snapshot, DateTimeOffset now)
    {
        var published = snapshot.Event;
        Id = published.Id;
        Name = published.Name;
        Description = published.Description;
        EventDate = published.EventDate;
        TimeZone = published.TimeZone;
        Location = published.Location;
        Language = published.Language;
        OpensAt = published.OpensAt;
        ClosesAt = published.ClosesAt;
        Status = published.Status;
        CreatedAt = published.CreatedAt;
        TimeSlots = [.. TimeSlotResponse.AllOf(snapshot, now)];
    }

    /// <summary>The event's id.</summary>
    public Guid Id { get; }

    /// <summary>Name.</summary>
    public string Name { get; }

    /// <summary>Description.</summary>
    public string? Description { get; }

    /// <summary>Local date.</summary>
    public DateOnly EventDate { get; }

    /// <summary>IANA time zone in which its dates and times are meant.</summary>
    public string TimeZone { get; }

    /// <summary>Where it takes place.</summary>
    public string? Location { get; }

    /// <summary>BCP 47 language of its texts.</summary>
    public string Language { get; }

    /// <summary>From when on bookings are taken; null for no limit.</summary>
    public DateTimeOffset? OpensAt { get; }

    /// <summary>Until when bookings are taken; null for no limit but each slot's start.</summary>
    public DateTimeOffset? ClosesAt { get; }

    /// <summary>Whether it takes place.</summary>
    public EventStatus Status { get; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>Its slots, in the order in which they begin.</summary>
    public IReadOnlyList<TimeSlotResponse> TimeSlots { get; }

    public static EventResponse Of(EventSnapshot snapshot, DateTimeOffset now) => new(snapshot, now);
}

/// <summary>An event that was just published.</summary>
internal sealed record PublishedEventResponse : EventResponse
{
    public PublishedEventResponse(Event published, string organizerToken, DateTimeOffset now)
        : base(EventSnapshot.Of(published), now) => OrganizerToken = organizerToken;

    /// <summary>The organizer's secret, shown this once. Anyone who has it acts for the organizer: keep it.</summary>
    [JsonPropertyOrder(1)]
    public string OrganizerToken { get; }
}
