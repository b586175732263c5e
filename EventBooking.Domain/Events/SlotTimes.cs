using NodaTime;
using NodaTime.Extensions;

namespace EventBooking.Domain.Events;

/// <summary>Turns a slot's local times into instants.</summary>
public static class SlotTimes
{
    /// <summary>
    /// The instants at which a slot begins and ends. A local start that a clock change skips moves forward by the gap, one
    /// that occurs twice takes the first. The end keeps the slot's length: an hour's slot lasts an hour in every night.
    /// </summary>
    /// <param name="date">Local date on which the slot begins.</param>
    /// <param name="start">Local time at which it begins.</param>
    /// <param name="end">Local time at which it ends; midnight is the one after <paramref name="start"/>.</param>
    /// <param name="timeZone">IANA time zone; must be a known one.</param>
    public static (DateTimeOffset StartsAt, DateTimeOffset EndsAt) ToInstants(DateOnly date, TimeOnly start, TimeOnly end, string timeZone)
    {
        var local = date.ToLocalDate().At(start.ToLocalTime());
        var startsAt = local.InZoneLeniently(DateTimeZoneProviders.Tzdb[timeZone]).ToInstant().ToDateTimeOffset();
        var length = end == TimeOnly.MinValue ? TimeSpan.FromDays(1) - start.ToTimeSpan() : end - start;
        return (startsAt, startsAt + length);
    }
}
