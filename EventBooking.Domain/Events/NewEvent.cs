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

/// <summary>A slot of a <see cref="NewEvent"/>. Its end lies after its start; both are local.</summary>
public sealed class NewTimeSlot
{
    internal NewTimeSlot()
    {
    }

    public required DateOnly Date { get; init; }
    public required TimeOnly StartTime { get; init; }
    public required DateOnly EndDate { get; init; }
    public required TimeOnly EndTime { get; init; }
    public required int MaxCapacity { get; init; }
}
