namespace EventBooking.Domain.Events;

/// <summary>An event to publish that the rules accept: only <see cref="EventDraft.Check"/> makes one. Its members are as there.</summary>
public sealed class NewEvent
{
    internal NewEvent()
    {
    }

    public required string Name { get; init; }
    public required string? Description { get; init; }
    public required DateOnly EventDate { get; init; }
    public required string TimeZone { get; init; }
    public required string? Location { get; init; }
    public required string Language { get; init; }
    public required string? OrganizerEmail { get; init; }
    public required DateTimeOffset? OpensAt { get; init; }
    public required DateTimeOffset? ClosesAt { get; init; }
    public required IReadOnlyList<NewTimeSlot> TimeSlots { get; init; }
}
