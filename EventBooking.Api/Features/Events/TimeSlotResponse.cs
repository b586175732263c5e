using System.ComponentModel.DataAnnotations;
using EventBooking.Domain;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Availability;

namespace EventBooking.Api.Features.Events;

/// <summary>A time slot of an event.</summary>
internal sealed record TimeSlotResponse
{
    /// <summary>The slot's id: what a booking names.</summary>
    public required Guid Id { get; init; }

    /// <summary>Local date on which it begins.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Local time at which it begins.</summary>
    public required TimeOnly StartTime { get; init; }

    /// <summary>Local date on which it ends: that on which it begins or, past midnight, the next.</summary>
    public required DateOnly EndDate { get; init; }

    /// <summary>Local time at which it ends; 00:00:00 is the midnight with which end_date begins.</summary>
    public required TimeOnly EndTime { get; init; }

    /// <summary>Instant at which it begins.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Instant at which it ends.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Its seats.</summary>
    [Range(1, Limits.Capacity)]
    public required int MaxCapacity { get; init; }

    /// <summary>Its seats that are taken.</summary>
    [Range(0, Limits.Capacity)]
    public required int CurrentBookings { get; init; }

    /// <summary>Its seats that are free.</summary>
    [Range(0, Limits.Capacity)]
    public required int AvailableSpots { get; init; }

    /// <summary>
    /// Whether it can be booked right now, and if not, why: it is full, booking has not opened yet, or it is closed (begun, window over,
    /// or event cancelled).
    /// </summary>
    public required SlotStatus Status { get; init; }

    /// <summary>All slots of an event in the order in which they begin.</summary>
    public static IEnumerable<TimeSlotResponse> AllOf(EventSnapshot snapshot, DateTimeOffset now) =>
        snapshot.Slots.Select((slot, i) => Of(slot, slot.LocalTimesIn(snapshot.Event.TimeZone), snapshot.FactsOf(i), now));

    private static TimeSlotResponse Of(TimeSlot slot, LocalTimes local, SlotFacts facts, DateTimeOffset now) => new()
    {
        Id = slot.Id,
        Date = local.Date,
        StartTime = local.StartTime,
        EndDate = local.EndDate,
        EndTime = local.EndTime,
        StartsAt = slot.StartsAt,
        EndsAt = slot.EndsAt,
        MaxCapacity = slot.MaxCapacity,
        CurrentBookings = facts.CurrentBookings,
        AvailableSpots = facts.AvailableSpots,
        Status = facts.StatusAt(now),
    };
}
