using System.Globalization;
using System.Resources;
using EventBooking.Domain.Events;

namespace EventBooking.Presentation.Localization;

/// <summary>Dates and times, as clocks at the event show them.</summary>
public sealed class TimeTexts(CultureInfo culture) : TextSource(File, culture)
{
    internal static readonly ResourceManager File = Open("Formats");
    private readonly CultureInfo _culture = culture;

    /// <summary>When a slot takes place, with its zone: <c>Saturday, 14 June 2031, 09:00–12:00 (Europe/Berlin, UTC+02:00)</c>.</summary>
    public string Span(TimeSlot slot, string timeZone)
    {
        var local = slot.LocalTimesIn(timeZone);
        var (start, end) = (local.Start, local.End);
        // The midnight after an evening is the same night's; from midnight to midnight, both days are named.
        var isOneDay = end.Date == start.Date || (end == start.Date.AddDays(1) && start > start.Date);
        var span = isOneDay
            ? DateAndTime(start, Format("TimeRange", Time(start), Time(end)))
            : Format("DayRange", DateAndTime(start, Time(start)), DateAndTime(end, Time(end)));
        return $"{span} ({Bidi.Isolate(Zone(timeZone, local), _culture)})";
    }

    /// <summary>When a slot begins, in short, without its zone: <c>Sat, 14 Jun 2031, 09:00</c>.</summary>
    public string Start(TimeSlot slot, string timeZone)
    {
        var start = slot.LocalTimesIn(timeZone).Start;
        return Format("DateAndTime", start.ToString(Get("ShortDate"), _culture), Format("SingleTime", Time(start)));
    }

    private string DateAndTime(DateTime date, string time) => Format("DateAndTime", date.ToString(Get("LongDate"), _culture), time);

    private string Time(DateTime at) => at.ToString(Get("Time"), _culture);

    // Both offsets where clocks change during the slot: else 02:30 to 02:30 would be nothing, and 01:00 to 05:00 four hours.
    private static string Zone(string timeZone, LocalTimes local) =>
        timeZone == "UTC" ? timeZone
        : local.StartOffset == local.EndOffset ? $"{timeZone}, {Offset(local.StartOffset)}"
        : $"{timeZone}, {Offset(local.StartOffset)} → {Offset(local.EndOffset)}";

    private static string Offset(TimeSpan offset) =>
        string.Create(CultureInfo.InvariantCulture, $@"UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\:mm}");
}
