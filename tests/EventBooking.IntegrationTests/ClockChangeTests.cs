using System.Net;

namespace EventBooking.IntegrationTests;

/// <summary>The instants here are worked out by hand from the rules of each zone.</summary>
public sealed class ClockChangeTests(SharedApi fixture) : IClassFixture<SharedApi>
{
    [Theory]
    // Berlin, 31 March 2024: from 02:00 +01:00 to 03:00 +02:00.
    [InlineData("Europe/Berlin", "2024-03-31", "01:00", "05:00", "2024-03-31T00:00:00Z", "2024-03-31T03:00:00Z")]
    [InlineData("Europe/Berlin", "2024-03-31", "01:00", "01:30", "2024-03-31T00:00:00Z", "2024-03-31T00:30:00Z")]
    [InlineData("Europe/Berlin", "2024-03-31", "01:30", "02:30", "2024-03-31T00:30:00Z", "2024-03-31T01:30:00Z", "31T01:30 31T03:30")]
    [InlineData("Europe/Berlin", "2024-03-31", "01:30", "03:30", "2024-03-31T00:30:00Z", "2024-03-31T01:30:00Z")]
    [InlineData("Europe/Berlin", "2024-03-31", "02:00", "02:30", "2024-03-31T01:00:00Z", "2024-03-31T01:30:00Z", "31T03:00 31T03:30")]
    [InlineData("Europe/Berlin", "2024-03-31", "02:30", "03:30", "2024-03-31T01:30:00Z", "2024-03-31T02:30:00Z", "31T03:30 31T04:30")]
    [InlineData("Europe/Berlin", "2024-03-31", "03:00", "04:00", "2024-03-31T01:00:00Z", "2024-03-31T02:00:00Z")]
    [InlineData("Europe/Berlin", "2024-03-31", "23:00", "00:00", "2024-03-31T21:00:00Z", "2024-03-31T22:00:00Z")]
    [InlineData("Europe/Berlin", "2024-03-31", "00:00", "00:00", "2024-03-30T23:00:00Z", "2024-03-31T22:00:00Z")]
    [InlineData("Europe/Berlin", "2024-03-30", "22:00", "06:00", "2024-03-30T21:00:00Z", "2024-03-31T04:00:00Z")]
    [InlineData("Europe/Berlin", "2024-03-30", "22:00", "02:30", "2024-03-30T21:00:00Z", "2024-03-31T01:30:00Z", "30T22:00 31T03:30")]
    // Berlin, 27 October 2024: from 03:00 +02:00 back to 02:00 +01:00.
    [InlineData("Europe/Berlin", "2024-10-27", "01:30", "02:30", "2024-10-26T23:30:00Z", "2024-10-27T00:30:00Z")]
    [InlineData("Europe/Berlin", "2024-10-27", "02:00", "03:00", "2024-10-27T00:00:00Z", "2024-10-27T02:00:00Z")]
    [InlineData("Europe/Berlin", "2024-10-27", "02:30", "03:30", "2024-10-27T00:30:00Z", "2024-10-27T02:30:00Z")]
    [InlineData("Europe/Berlin", "2024-10-27", "03:00", "04:00", "2024-10-27T02:00:00Z", "2024-10-27T03:00:00Z")]
    [InlineData("Europe/Berlin", "2024-10-27", "22:00", "00:00", "2024-10-27T21:00:00Z", "2024-10-27T23:00:00Z")]
    [InlineData("Europe/Berlin", "2024-10-26", "22:00", "06:00", "2024-10-26T20:00:00Z", "2024-10-27T05:00:00Z")]
    // New York, 10 March 2024: from 02:00 -05:00 to 03:00 -04:00.
    [InlineData("America/New_York", "2024-03-10", "01:30", "03:30", "2024-03-10T06:30:00Z", "2024-03-10T07:30:00Z")]
    [InlineData("America/New_York", "2024-03-10", "02:30", "03:00", "2024-03-10T07:30:00Z", "2024-03-10T08:00:00Z", "10T03:30 10T04:00")]
    [InlineData("America/New_York", "2024-03-10", "03:00", "04:00", "2024-03-10T07:00:00Z", "2024-03-10T08:00:00Z")]
    // New York, 3 November 2024: from 02:00 -04:00 back to 01:00 -05:00.
    [InlineData("America/New_York", "2024-11-03", "00:30", "01:30", "2024-11-03T04:30:00Z", "2024-11-03T05:30:00Z")]
    [InlineData("America/New_York", "2024-11-03", "01:30", "02:30", "2024-11-03T05:30:00Z", "2024-11-03T07:30:00Z")]
    [InlineData("America/New_York", "2024-11-03", "02:00", "03:00", "2024-11-03T07:00:00Z", "2024-11-03T08:00:00Z")]
    // Lord Howe Island, 6 October 2024: from 02:00 +10:30 to 02:30 +11:00.
    [InlineData("Australia/Lord_Howe", "2024-10-06", "01:30", "02:30", "2024-10-05T15:00:00Z", "2024-10-05T15:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2024-10-06", "02:15", "02:45", "2024-10-05T15:45:00Z", "2024-10-05T16:15:00Z", "06T02:45 06T03:15")]
    [InlineData("Australia/Lord_Howe", "2024-10-06", "02:30", "03:30", "2024-10-05T15:30:00Z", "2024-10-05T16:30:00Z")]
    // Lord Howe Island, 7 April 2024: from 02:00 +11:00 back to 01:30 +10:30.
    [InlineData("Australia/Lord_Howe", "2024-04-07", "01:00", "01:30", "2024-04-06T14:00:00Z", "2024-04-06T14:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2024-04-07", "01:45", "02:15", "2024-04-06T14:45:00Z", "2024-04-06T15:45:00Z")]
    [InlineData("Australia/Lord_Howe", "2024-04-07", "02:00", "03:00", "2024-04-06T15:30:00Z", "2024-04-06T16:30:00Z")]
    // The ends of the day: 14 hours ahead of UTC, 12 behind it.
    [InlineData("Pacific/Kiritimati", "2024-01-01", "00:00", "01:00", "2023-12-31T10:00:00Z", "2023-12-31T11:00:00Z")]
    [InlineData("Pacific/Kiritimati", "2200-12-31", "23:59", "00:00", "2200-12-31T09:59:00Z", "2200-12-31T10:00:00Z")]
    [InlineData("Etc/GMT+12", "2024-12-31", "23:00", "00:00", "2025-01-01T11:00:00Z", "2025-01-01T12:00:00Z")]
    [InlineData("Etc/GMT+12", "2200-12-31", "22:00", "02:00", "2201-01-01T10:00:00Z", "2201-01-01T14:00:00Z")]
    // Samoa went from 29 December 2011, -10:00, to 31 December, +14:00: there was no 30th.
    [InlineData("Pacific/Apia", "2011-12-29", "23:00", "00:00", "2011-12-30T09:00:00Z", "2011-12-30T10:00:00Z", "29T23:00 31T00:00")]
    [InlineData("Pacific/Apia", "2011-12-30", "09:00", "10:00", "2011-12-30T19:00:00Z", "2011-12-30T20:00:00Z", "31T09:00 31T10:00")]
    [InlineData("Pacific/Apia", "2011-12-31", "00:00", "01:00", "2011-12-30T10:00:00Z", "2011-12-30T11:00:00Z")]
    // A name that tzdb keeps for another, and a quarter of an hour.
    [InlineData("Asia/Calcutta", "2031-06-15", "09:00", "10:00", "2031-06-15T03:30:00Z", "2031-06-15T04:30:00Z")]
    [InlineData("Asia/Kathmandu", "2031-06-15", "09:00", "10:00", "2031-06-15T03:15:00Z", "2031-06-15T04:15:00Z")]
    public async Task A_slot_begins_and_ends_when_clocks_there_say_so(
        string zone, string date, string start, string end, string startsAt, string endsAt, string? shown = null)
    {
        var published = await fixture.Api.PublishAsync(
            new EventBuilder { TimeZone = zone, EventDate = "2024-06-15" }.WithSlot(start: start, end: end, date: date));

        var read = (await fixture.Api.GetAsync($"/api/v1/events/{published.Id}")).ShouldBe<EventDto>(HttpStatusCode.OK);
        read.TimeZone.ShouldBe(zone);
        var slot = read.TimeSlots.ShouldHaveSingleItem();
        slot.ShouldBe(published.TimeSlots[0]);
        (slot.StartsAt, slot.EndsAt).ShouldBe((startsAt, endsAt));
        // The times that were sent, unless a clock change skips them; an end that is not after its start is on the next day.
        var endDate = string.CompareOrdinal(end, start) > 0 ? date : $"{DateOnly.Parse(date, null).AddDays(1):yyyy-MM-dd}";
        var times = shown?.Split(' ').Select(time => date[..8] + time).ToArray() ?? [$"{date}T{start}", $"{endDate}T{end}"];
        $"{slot.Date}T{slot.StartTime} {slot.EndDate}T{slot.EndTime}".ShouldBe($"{times[0]}:00 {times[1]}:00");
    }

    [Fact]
    public async Task A_day_by_the_clock_may_last_25_hours()
    {
        var published = await fixture.Api.PublishAsync(new EventBuilder { TimeZone = "Europe/Berlin", EventDate = "2024-10-26" }
            .WithSlot(start: "10:00:00", end: "10:00:00", endDate: "2024-10-27"));

        var slot = published.TimeSlots[0];
        (slot.StartsAt, slot.EndsAt).ShouldBe(("2024-10-26T08:00:00Z", "2024-10-27T09:00:00Z"));
        (slot.Date, slot.StartTime, slot.EndDate, slot.EndTime).ShouldBe(("2024-10-26", "10:00:00", "2024-10-27", "10:00:00"));
    }

    [Fact]
    public async Task Slots_stand_in_the_order_in_which_they_begin()
    {
        var published = await fixture.Api.PublishAsync(new EventBuilder { TimeZone = "Europe/Berlin", EventDate = "2024-03-31" }
            .WithSlot(start: "03:15:00", end: "04:00:00")
            .WithSlot(start: "02:30:00", end: "03:00:00")
            .WithSlot(start: "02:00:00", end: "02:15:00")
            .WithSlot(start: "23:00:00", end: "00:00:00", date: "2024-03-30"));

        published.TimeSlots.Select(slot => slot.StartTime).ShouldBe(["23:00:00", "03:00:00", "03:15:00", "03:30:00"]);
    }
}
