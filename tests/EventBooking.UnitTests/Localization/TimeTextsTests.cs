using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using EventBooking.Presentation.Localization;
using EventBooking.UnitTests.Domain;

namespace EventBooking.UnitTests.Localization;

public sealed partial class TimeTextsTests
{
    [Theory]
    [InlineData("en", "Saturday, 14 June 2031, 09:00–12:00 (Europe/Berlin, UTC+02:00)")]
    [InlineData("en-US", "Saturday, June 14, 2031, 9:00 AM–12:00 PM (Europe/Berlin, UTC+02:00)")]
    [InlineData("de", "Samstag, 14. Juni 2031, 09:00–12:00 Uhr (Europe/Berlin, UTC+02:00)")]
    [InlineData("fr", "samedi 14 juin 2031, 09:00–12:00 (Europe/Berlin, UTC+02:00)")]
    [InlineData("es", "sábado, 14 de junio de 2031, 09:00–12:00 (Europe/Berlin, UTC+02:00)")]
    [InlineData("it", "sabato 14 giugno 2031, 09:00–12:00 (Europe/Berlin, UTC+02:00)")]
    [InlineData("ja", "2031年6月14日(土) 9:00～12:00 (Europe/Berlin, UTC+02:00)")]
    [InlineData("ar", "السبت، 14 يونيو 2031، من 9:00 ص إلى 12:00 م (\u2068Europe/Berlin, UTC+02:00\u2069)")]
    public void A_slot_is_written_as_the_language_writes_dates(string language, string expected) =>
        Spaces(InBerlin(language, new(2031, 6, 14), new(9, 0), new(12, 0))).ShouldBe(expected);

    [Theory]
    [InlineData("UTC", "Saturday, 14 June 2031, 09:00–12:00 (UTC)")]
    [InlineData("America/St_Johns", "Saturday, 14 June 2031, 09:00–12:00 (America/St_Johns, UTC-02:30)")]
    [InlineData("Pacific/Kiritimati", "Saturday, 14 June 2031, 09:00–12:00 (Pacific/Kiritimati, UTC+14:00)")]
    public void The_zone_is_always_named(string zone, string expected) =>
        In("en").Span(Slots.Published(zone, new(2031, 6, 14), new(9, 0), new(12, 0)), zone).ShouldBe(expected);

    [Theory]
    [InlineData("en", "Saturday, 14 June 2031, 22:00 – Sunday, 15 June 2031, 02:00 (Europe/Berlin, UTC+02:00)")]
    [InlineData("en-US", "Saturday, June 14, 2031, 10:00 PM – Sunday, June 15, 2031, 2:00 AM (Europe/Berlin, UTC+02:00)")]
    [InlineData("de", "Samstag, 14. Juni 2031, 22:00 – Sonntag, 15. Juni 2031, 02:00 Uhr (Europe/Berlin, UTC+02:00)")]
    [InlineData("fr", "samedi 14 juin 2031, 22:00 – dimanche 15 juin 2031, 02:00 (Europe/Berlin, UTC+02:00)")]
    [InlineData("es", "sábado, 14 de junio de 2031, 22:00 – domingo, 15 de junio de 2031, 02:00 (Europe/Berlin, UTC+02:00)")]
    [InlineData("it", "sabato 14 giugno 2031, 22:00 – domenica 15 giugno 2031, 02:00 (Europe/Berlin, UTC+02:00)")]
    [InlineData("ja", "2031年6月14日(土) 22:00 ～ 2031年6月15日(日) 2:00 (Europe/Berlin, UTC+02:00)")]
    [InlineData("ar", "من السبت، 14 يونيو 2031، 10:00 م إلى الأحد، 15 يونيو 2031، 2:00 ص (\u2068Europe/Berlin, UTC+02:00\u2069)")]
    public void A_night_is_written_with_both_its_days(string language, string expected) =>
        Spaces(InBerlin(language, new(2031, 6, 14), new(22, 0), new(2, 0))).ShouldBe(expected);

    [Theory]
    // Midnight ends the evening before it, but a whole day is no time from 00:00 to 00:00.
    [InlineData("2031-06-14", "20:00", "00:00", "Saturday, 14 June 2031, 20:00–00:00|UTC+02:00")]
    [InlineData("2031-06-14", "00:00", "00:00", "Saturday, 14 June 2031, 00:00 – Sunday, 15 June 2031, 00:00|UTC+02:00")]
    // Clocks change during the slot, after its end, and during it.
    [InlineData("2031-03-30", "01:00", "05:00", "Sunday, 30 March 2031, 01:00–05:00|UTC+01:00 → UTC+02:00")]
    [InlineData("2031-10-25", "23:00", "02:00", "Saturday, 25 October 2031, 23:00 – Sunday, 26 October 2031, 02:00|UTC+02:00")]
    [InlineData("2031-10-26", "02:30", "03:00", "Sunday, 26 October 2031, 02:30–03:00|UTC+02:00 → UTC+01:00")]
    public void A_span_cannot_be_misread(string date, string start, string end, string expected) =>
        InBerlin("en", DateOnly.Parse(date, null), TimeOnly.Parse(start, null), TimeOnly.Parse(end, null))
            .ShouldBe($"{expected.Replace("|", " (Europe/Berlin, ", StringComparison.Ordinal)})");

    [Fact]
    public void In_every_zone_a_span_says_both_times_with_their_days_and_offsets() => Gen.Select(ClockChanges.Times, Gen.Int[1, 96]).Sample(
        (start, quarters) =>
        {
            var end = start.Time.PlusMinutes(15 * quarters);
            var zone = start.Zone.Id;
            var slot = Slots.Published(
                zone, start.Time.Date.ToDateOnly(), start.Time.TimeOfDay.ToTimeOnly(), end.TimeOfDay.ToTimeOnly(), end.Date.ToDateOnly());

            var said = Said().Match(In("en").Span(slot, zone)).Groups;

            var local = slot.LocalTimesIn(zone);
            var endDay = said["endDay"].Success ? said["endDay"] : said["day"];
            var saidEnd = DateTime.Parse($"{endDay} {said["end"]}", CultureInfo.InvariantCulture);
            // Of one day only the midnight after it can be meant.
            saidEnd = !said["endDay"].Success && saidEnd.TimeOfDay == TimeSpan.Zero ? saidEnd.AddDays(1) : saidEnd;
            saidEnd.ShouldBe(local.End.AddSeconds(-local.End.Second));
            var saidStart = DateTime.Parse($"{said["day"]} {said["start"]}", CultureInfo.InvariantCulture);
            saidStart.ShouldBe(local.Start.AddSeconds(-local.Start.Second));
            said["zone"].Value.ShouldBe(zone);
            said["change"].Success.ShouldBe(local.StartOffset != local.EndOffset);
        },
        iter: 10_000);

    [Fact]
    public void A_start_that_a_clock_change_carries_past_midnight_is_written_with_its_new_time() => In("en")
        .Span(Slots.Published("America/Sao_Paulo", new(2018, 11, 4), new(0, 0), new(0, 30)), "America/Sao_Paulo")
        .ShouldBe("Sunday, 4 November 2018, 01:00–01:30 (America/Sao_Paulo, UTC-02:00)");

    [Fact]
    public void In_short_only_the_start_is_written() => In("en")
        .Start(Slots.Published("Europe/Berlin", new(2031, 6, 14), new(9, 0), new(12, 0)), "Europe/Berlin")
        .ShouldBe("Sat, 14 Jun 2031, 09:00");

    private static string InBerlin(string language, DateOnly date, TimeOnly start, TimeOnly end) =>
        In(language).Span(Slots.Published("Europe/Berlin", date, start, end), "Europe/Berlin");

    private static TimeTexts In(string language) => Texts.In(CultureInfo.GetCultureInfo(language)).Times;

    // Versions of ICU differ in the kind of space before AM.
    private static string Spaces(string text) => text.Replace('\u202F', ' ').Replace('\u00A0', ' ');

    [GeneratedRegex(
        @"^\w+, (?<day>\d[^,]+), (?<start>[\d:]{5})(–| – \w+, (?<endDay>\d[^,]+), )(?<end>[\d:]{5})"
        + @" \((?<zone>[^ ,]+)(, UTC[-+][\d:]{5}(?<change> → UTC[-+][\d:]{5})?)?\)$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Said();
}
