using System.Globalization;
using EventBooking.Domain;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Localization;

namespace EventBooking.UnitTests.Localization;

public sealed class TimeTextsTests
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
    public void A_slot_is_told_as_the_language_writes_dates(string language, string expected) =>
        Spaces(In(language).Span(Slot("Europe/Berlin", new(2031, 6, 14), new(9, 0), new(12, 0)), "Europe/Berlin")).ShouldBe(expected);

    [Theory]
    [InlineData("UTC", "Saturday, 14 June 2031, 09:00–12:00 (UTC)")]
    [InlineData("America/St_Johns", "Saturday, 14 June 2031, 09:00–12:00 (America/St_Johns, UTC-02:30)")]
    [InlineData("Pacific/Kiritimati", "Saturday, 14 June 2031, 09:00–12:00 (Pacific/Kiritimati, UTC+14:00)")]
    public void The_zone_is_always_told(string zone, string expected) =>
        In("en").Span(Slot(zone, new(2031, 6, 14), new(9, 0), new(12, 0)), zone).ShouldBe(expected);

    [Fact]
    public void Midnight_ends_the_same_day() => In("en")
        .Span(Slot("Europe/Berlin", new(2031, 6, 14), new(20, 0), TimeOnly.MinValue), "Europe/Berlin")
        .ShouldBe("Saturday, 14 June 2031, 20:00–00:00 (Europe/Berlin, UTC+02:00)");

    [Fact]
    public void An_end_that_a_clock_change_carries_into_the_next_day_is_told_with_its_day() => In("en")
        .Span(Slot("America/Sao_Paulo", new(2018, 11, 4), new(0, 0), new(23, 30)), "America/Sao_Paulo")
        .ShouldBe("Sunday, 4 November 2018, 01:00–Monday, 5 November 2018, 00:30 (America/Sao_Paulo, UTC-02:00)");

    [Fact]
    public void In_short_only_the_start_is_told() => In("en")
        .Start(Slot("Europe/Berlin", new(2031, 6, 14), new(9, 0), new(12, 0)), "Europe/Berlin")
        .ShouldBe("Sat, 14 Jun 2031, 09:00");

    private static TimeTexts In(string language) => Texts.In(CultureInfo.GetCultureInfo(language)).Times;

    // Versions of ICU differ in the kind of space before AM.
    private static string Spaces(string text) => text.Replace('\u202F', ' ').Replace('\u00A0', ' ');

    private static TimeSlot Slot(string zone, DateOnly date, TimeOnly start, TimeOnly end) => Event.Publish(
        new EventDraft { Name = "Event", EventDate = date, TimeZone = zone, TimeSlots = [new TimeSlotDraft(start, end, MaxCapacity: 1, Date: null)] },
        new Guid(1, 0, 0, new byte[8]),
        count => [.. Enumerable.Range(2, count).Select(i => new Guid(i, 0, 0, new byte[8]))],
        new byte[32],
        DateTimeOffset.UnixEpoch.ToMicroseconds()).Value.TimeSlots[0];
}
