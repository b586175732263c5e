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
