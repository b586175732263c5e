namespace EventBooking.Infrastructure.Times;

/// <summary>A slot that is still to come.</summary>
/// <param name="Published">Its local times by the zone's rules at its publication.</param>
/// <param name="Today">Its local times by the zone's rules of today.</param>
public sealed record FutureSlot(
    Guid EventId, Guid SlotId, string TimeZone, ClockTimes Published, ClockTimes Today, int SeatsBooked);

/// <summary>What clocks at an event show.</summary>
/// <param name="End">Local time at which it ends; on the next day where it does not lie after <paramref name="Start"/>.</param>
public readonly record struct ClockTimes(DateOnly Date, TimeOnly Start, TimeOnly End);
