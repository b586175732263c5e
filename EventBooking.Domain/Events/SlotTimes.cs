using NodaTime;
using NodaTime.Extensions;

namespace EventBooking.Domain.Events;

/// <summary>Turns a slot's local times into instants.</summary>
public static class SlotTimes
{
    /// <summary>
    /// The instants at which a slot begins and ends. A local time that a clock change skips moves forward by the gap, one that
    /// occurs twice is the first, for start and end alike, so that neighbours touch. Where a gap carries the start past the
    /// end, the slot keeps its local length.
    /// </summary>
    /// <param name="end">Local time at which it ends; with its date, after the start.</param>
    /// <param name="timeZone">IANA time zone; must be a known one.</param>
    public static (DateTimeOffset StartsAt, DateTimeOffset EndsAt) ToInstants(
        DateOnly date, TimeOnly start, DateOnly endDate, TimeOnly end, string timeZone)
    {
        var zone = DateTimeZoneProviders.Tzdb[timeZone];
        var startsAt = In(zone, date, start);
        var endsAt = In(zone, endDate, end);
        return (startsAt, endsAt > startsAt ? endsAt : startsAt + (endDate.ToDateTime(end) - date.ToDateTime(start)));
    }

    private static DateTimeOffset In(DateTimeZone zone, DateOnly date, TimeOnly time) =>
        date.ToLocalDate().At(time.ToLocalTime()).InZoneLeniently(zone).ToInstant().ToDateTimeOffset();
}
