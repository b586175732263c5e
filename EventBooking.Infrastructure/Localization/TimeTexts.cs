using System.Globalization;
using System.Resources;
using EventBooking.Domain.Events;
using NodaTime;
using NodaTime.Extensions;

namespace EventBooking.Infrastructure.Localization;

/// <summary>Dates and times, as clocks at the event show them.</summary>
/// <param name="culture">The language.</param>
public sealed class TimeTexts(CultureInfo culture) : TextSource(File, culture)
{
    internal static readonly ResourceManager File = Open("Formats");
    private readonly CultureInfo _culture = culture;

    /// <summary>When a slot takes place, with its zone: <c>Saturday, 14 June 2031, 09:00–12:00 (Europe/Berlin, UTC+02:00)</c>.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="timeZone">IANA time zone of its event.</param>
    public string Span(TimeSlot slot, string timeZone)
    {
        var (start, end) = (In(timeZone, slot.StartsAt), In(timeZone, slot.EndsAt));
        // The midnight after is the same night's; only a clock change can carry an end further.
        var isOneDay = end.Date == start.Date || end.LocalDateTime == start.Date.PlusDays(1).AtMidnight();
        var span = isOneDay
            ? Join(Date("LongDate", start), Format("TimeRange", Time(start), Time(end)))
            : Format("TimeRange", Join(Date("LongDate", start), Time(start)), Join(Date("LongDate", end), Time(end)));
        return $"{span} ({Bidi.Isolate(Zone(start), _culture)})";
    }

    /// <summary>When a slot begins, in short, without its zone: <c>Sat, 14 Jun 2031, 09:00</c>.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="timeZone">IANA time zone of its event.</param>
    public string Start(TimeSlot slot, string timeZone)
    {
        var start = In(timeZone, slot.StartsAt);
        return Join(Date("ShortDate", start), Format("SingleTime", Time(start)));
    }

    private string Join(string date, string time) => Format("DateAndTime", date, time);

    private string Date(string format, ZonedDateTime at) => at.ToDateTimeUnspecified().ToString(Get(format), _culture);

    private string Time(ZonedDateTime at) => at.ToDateTimeUnspecified().ToString(Get("Time"), _culture);

    private static ZonedDateTime In(string timeZone, DateTimeOffset instant) =>
        instant.ToInstant().InZone(DateTimeZoneProviders.Tzdb[timeZone]);

    private static string Zone(ZonedDateTime at)
    {
        var offset = at.Offset.ToTimeSpan();
        var sign = offset < TimeSpan.Zero ? '-' : '+';
        return at.Zone.Id == "UTC" ? "UTC" : string.Create(CultureInfo.InvariantCulture, $@"{at.Zone.Id}, UTC{sign}{offset:hh\:mm}");
    }
}
