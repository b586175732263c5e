namespace EventBooking.Domain.Events;

/// <summary>A part of an event with seats of its own.</summary>
public sealed class TimeSlot
{
    private TimeSlot()
    {
    }

    /// <summary>Identifier, a version 7 UUID.</summary>
    public Guid Id { get; private init; }

    /// <summary>The event it belongs to.</summary>
    public Guid EventId { get; private init; }

    /// <summary>Local date on which it begins.</summary>
    public DateOnly Date { get; private init; }

    /// <summary>Local time at which it begins.</summary>
    public TimeOnly StartTime { get; private init; }

    /// <summary>Local time at which it ends; midnight is the one after <see cref="StartTime"/>.</summary>
    public TimeOnly EndTime { get; private init; }

    /// <summary>Instant at which it begins.</summary>
    public DateTimeOffset StartsAt { get; private init; }

    /// <summary>Instant at which it ends.</summary>
    public DateTimeOffset EndsAt { get; private init; }

    /// <summary>Its seats.</summary>
    public int MaxCapacity { get; private init; }

    /// <summary>Seats taken by live bookings. Only the seat ledger changes it, in the database.</summary>
    public int CurrentBookings { get; private init; }

    /// <summary>Rises by one with each change of the row.</summary>
    public long Version { get; private init; }

    /// <summary>What decides about booking this slot.</summary>
    /// <param name="owner">The event it belongs to.</param>
    public SlotFacts FactsIn(Event owner) => new(
        EventId, owner.Status, owner.OpensAt, owner.ClosesAt, owner.CreatedAt, StartsAt, MaxCapacity, CurrentBookings);

    internal static TimeSlot Publish(TimeSlotDraft draft, EventDraft owner, Guid eventId, Guid id)
    {
        var date = draft.Date ?? owner.EventDate!.Value;
        var (startsAt, endsAt) = SlotTimes.ToInstants(date, draft.StartTime!.Value, draft.EndTime!.Value, owner.TimeZone!);
        return new TimeSlot
        {
            Id = id,
            EventId = eventId,
            Date = date,
            StartTime = draft.StartTime.Value,
            EndTime = draft.EndTime.Value,
            StartsAt = startsAt,
            EndsAt = endsAt,
            MaxCapacity = draft.MaxCapacity!.Value,
            Version = 1,
        };
    }
}
