using NodaTime;
using NodaTime.Extensions;

namespace EventBooking.Domain.Events;

/// <summary>
/// When a slot takes place as clocks at the event show it, by the zone's rules of today. The one source of every local time that is
/// answered or shown.
/// </summary>
/// <param name="StartOffset">How far local time is ahead of UTC then.</param>
public readonly record struct LocalTimes(DateTime Start, TimeSpan StartOffset, DateTime End, TimeSpan EndOffset)
{
    /// <summary>Local date on which it begins.</summary>
    public DateOnly Date => DateOnly.FromDateTime(Start);

    /// <summary>Local time at which it begins.</summary>
    public TimeOnly StartTime => TimeOnly.FromDateTime(Start);

    /// <summary>Local date on which it ends.</summary>
    public DateOnly EndDate => DateOnly.FromDateTime(End);

    /// <summary>Local time at which it ends.</summary>
    public TimeOnly EndTime => TimeOnly.FromDateTime(End);

    /// <summary>The local times of two instants.</summary>
    /// <param name="timeZone">IANA time zone; must be a known one.</param>
    public static LocalTimes Of(DateTimeOffset startsAt, DateTimeOffset endsAt, string timeZone)
    {
        var zone = DateTimeZoneProviders.Tzdb[timeZone];
        var (start, end) = (startsAt.ToInstant().InZone(zone), endsAt.ToInstant().InZone(zone));
        return new LocalTimes(
            start.ToDateTimeUnspecified(), start.Offset.ToTimeSpan(), end.ToDateTimeUnspecified(), end.Offset.ToTimeSpan());
    }
}

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
