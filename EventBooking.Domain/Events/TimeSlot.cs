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

    /// <summary>Local date on which it begins, by the rules at its publication. <see cref="LocalTimesIn"/> says what holds today.</summary>
    public DateOnly Date { get; private init; }

    /// <summary>Local time at which it begins, by the rules at its publication.</summary>
    public TimeOnly StartTime { get; private init; }

    /// <summary>Local time of its end, by the rules at its publication; on the next day unless after <see cref="StartTime"/>.</summary>
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

    /// <summary>When it takes place, as clocks at the event show it.</summary>
    /// <param name="timeZone">IANA time zone of its event.</param>
    public LocalTimes LocalTimesIn(string timeZone) => LocalTimes.Of(StartsAt, EndsAt, timeZone);

    internal static TimeSlot Publish(NewTimeSlot slot, string timeZone, Guid eventId, Guid id)
    {
        var (startsAt, endsAt) = SlotTimes.ToInstants(slot.Date, slot.StartTime, slot.EndDate, slot.EndTime, timeZone);
        var local = LocalTimes.Of(startsAt, endsAt, timeZone);
        return new TimeSlot
        {
            Id = id,
            EventId = eventId,
            Date = local.Date,
            StartTime = local.StartTime,
            EndTime = local.EndTime,
            StartsAt = startsAt,
            EndsAt = endsAt,
            MaxCapacity = slot.MaxCapacity,
            Version = 1,
        };
    }
}
