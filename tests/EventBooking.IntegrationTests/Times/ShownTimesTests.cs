using System.Net;
using EventBooking.Testing.Reading;

namespace EventBooking.IntegrationTests.Times;

/// <summary>A slot says one start and one end, wherever it is shown. Berlin's clocks change on 30 March and 26 October 2031.</summary>
public sealed class ShownTimesTests(MailedFixture fixture) : IClassFixture<MailedFixture>
{
    [Theory]
    [InlineData(
        "en",
        "Saturday, 14 June 2031, 22:00 – Sunday, 15 June 2031, 02:00",
        "Sunday, 30 March 2031, 01:00–05:00",
        "Saturday, 25 October 2031, 22:00 – Sunday, 26 October 2031, 06:00")]
    [InlineData(
        "de",
        "Samstag, 14. Juni 2031, 22:00 – Sonntag, 15. Juni 2031, 02:00 Uhr",
        "Sonntag, 30. März 2031, 01:00–05:00 Uhr",
        "Samstag, 25. Oktober 2031, 22:00 – Sonntag, 26. Oktober 2031, 06:00 Uhr")]
    [InlineData(
        "fr",
        "samedi 14 juin 2031, 22:00 – dimanche 15 juin 2031, 02:00",
        "dimanche 30 mars 2031, 01:00–05:00",
        "samedi 25 octobre 2031, 22:00 – dimanche 26 octobre 2031, 06:00")]
    [InlineData(
        "es",
        "sábado, 14 de junio de 2031, 22:00 – domingo, 15 de junio de 2031, 02:00",
        "domingo, 30 de marzo de 2031, 01:00–05:00",
        "sábado, 25 de octubre de 2031, 22:00 – domingo, 26 de octubre de 2031, 06:00")]
    [InlineData(
        "it",
        "sabato 14 giugno 2031, 22:00 – domenica 15 giugno 2031, 02:00",
        "domenica 30 marzo 2031, 01:00–05:00",
        "sabato 25 ottobre 2031, 22:00 – domenica 26 ottobre 2031, 06:00")]
    [InlineData(
        "ja",
        "2031年6月14日(土) 22:00 ～ 2031年6月15日(日) 2:00",
        "2031年3月30日(日) 1:00～5:00",
        "2031年10月25日(土) 22:00 ～ 2031年10月26日(日) 6:00")]
    [InlineData(
        "ar",
        "من السبت، 14 يونيو 2031، 10:00 م إلى الأحد، 15 يونيو 2031، 2:00 ص",
        "الأحد، 30 مارس 2031، من 1:00 ص إلى 5:00 ص",
        "من السبت، 25 أكتوبر 2031، 10:00 م إلى الأحد، 26 أكتوبر 2031، 6:00 ص")]
    public async Task Nights_and_clock_changes_read_well_in_every_language(string language, string night, string spring, string autumn)
    {
        var published = await fixture.Api.PublishAsync(new EventBuilder { TimeZone = "Europe/Berlin" }
            .WithSlot(start: "01:00", end: "05:00", date: "2031-03-30")
            .WithSlot(start: "22:00", end: "02:00", date: "2031-06-14")
            .WithSlot(start: "22:00", end: "06:00", date: "2031-10-25"));

        await ShouldSayAsync(published.TimeSlots[0].Id, language, spring, "Europe/Berlin, UTC+01:00 → UTC+02:00");
        await ShouldSayAsync(published.TimeSlots[1].Id, language, night, "Europe/Berlin, UTC+02:00");
        await ShouldSayAsync(published.TimeSlots[2].Id, language, autumn, "Europe/Berlin, UTC+02:00 → UTC+01:00");
    }

    [Fact]
    public async Task A_feed_has_the_instants_of_nights_and_clock_changes()
    {
        var published = await fixture.Api.PublishAsync(new EventBuilder { TimeZone = "Europe/Berlin" }
            .WithSlot(start: "01:00", end: "05:00", date: "2031-03-30")
            .WithSlot(start: "22:00", end: "06:00", date: "2031-10-25"));

        var feed = ReadCalendar.Of(await fixture.Api.Http.GetByteArrayAsync($"/api/v1/events/{published.Id}/calendar.ics"));

        feed.Entries.Select(entry => $"{entry["DTSTART"].Text} {entry["DTEND"].Text}")
            .ShouldBe(["20310330T000000Z 20310330T030000Z", "20311025T200000Z 20311026T050000Z"]);
    }

    // Each is kept with a start or an end that the rules of today do not make of its instants.
    public static TheoryData<string, string, string, string, string, string, string, string> Kept => new()
    {
        // Published when an end kept the slot's length.
        {
            "Europe/Berlin", "2031-03-30", "01:00", "05:00", "2031-03-30 00:00Z", "2031-03-30 04:00Z",
            "2031-03-30 01:00:00 2031-03-30 06:00:00", "Sunday, 30 March 2031, 01:00–06:00 (Europe/Berlin, UTC+01:00 → UTC+02:00)"
        },
        {
            "Europe/Berlin", "2031-10-26", "02:30", "03:30", "2031-10-26 00:30Z", "2031-10-26 01:30Z",
            "2031-10-26 02:30:00 2031-10-26 02:30:00", "Sunday, 26 October 2031, 02:30–02:30 (Europe/Berlin, UTC+02:00 → UTC+01:00)"
        },
        {
            "Europe/Berlin", "2031-03-30", "02:30", "03:30", "2031-03-30 01:30Z", "2031-03-30 02:30Z",
            "2031-03-30 03:30:00 2031-03-30 04:30:00", "Sunday, 30 March 2031, 03:30–04:30 (Europe/Berlin, UTC+02:00)"
        },
        // Published when Morocco was to be an hour ahead of UTC.
        {
            "Africa/Casablanca", "2031-06-14", "10:00", "12:00", "2031-06-14 09:00Z", "2031-06-14 11:00Z",
            "2031-06-14 09:00:00 2031-06-14 11:00:00", "Saturday, 14 June 2031, 09:00–11:00 (Africa/Casablanca, UTC+00:00)"
        },
        {
            "Africa/Casablanca", "2031-06-14", "00:30", "02:00", "2031-06-13 23:30Z", "2031-06-14 01:00Z",
            "2031-06-13 23:30:00 2031-06-14 01:00:00",
            "Friday, 13 June 2031, 23:30 – Saturday, 14 June 2031, 01:00 (Africa/Casablanca, UTC+00:00)"
        },
    };

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task A_slot_of_other_rules_says_what_clocks_show_at_its_instants(
        string zone, string date, string start, string end, string startsAt, string endsAt, string answered, string shown)
    {
        var (id, slotId) = await KeptSlots.AddAsync(fixture.ConnectionString, new KeptSlot(zone, date, start, end, startsAt, endsAt));

        var read = (await fixture.Api.GetAsync($"/api/v1/events/{id}")).ShouldBe<EventDto>(HttpStatusCode.OK);

        var slot = read.TimeSlots.ShouldHaveSingleItem();
        $"{slot.Date} {slot.StartTime} {slot.EndDate} {slot.EndTime}".ShouldBe(answered);
        (DateTimeOffset.Parse(slot.StartsAt, null), DateTimeOffset.Parse(slot.EndsAt, null))
            .ShouldBe((DateTimeOffset.Parse(startsAt, null), DateTimeOffset.Parse(endsAt, null)));
        (await fixture.Api.SlotsAsync(id)).ShouldBe([slot]);
        await ShouldSayAsync(slotId, "en", shown, zone);
    }

    private async Task ShouldSayAsync(Guid slot, string language, string span, string zone) =>
        (await fixture.TextsOfAsync(slot, language)).ShouldAllBe(text =>
            text.Contains(span, StringComparison.Ordinal) && text.Contains(zone, StringComparison.Ordinal));
}
