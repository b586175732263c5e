using System.Net;
using Calendar = Ical.Net.Calendar;

namespace EventBooking.IntegrationTests.Calendars;

public sealed class EventCalendarTests(SharedApi fixture) : IClassFixture<SharedApi>
{
    private ApiDriver Api => fixture.Api;

    [Fact]
    public async Task An_event_is_a_feed_of_its_slots()
    {
        var builder = new EventBuilder
        {
            Name = "Bookbinding",
            Description = "Fold, sew;\nbind.",
            TimeZone = "America/New_York",
            OrganizerEmail = "hostess@example.com",
        };
        var published = await Api.PublishAsync(builder.WithSlot(start: "14:00:00", end: "15:00:00").WithSlot());

        var answer = await Api.GetAsync(PathOf(published));

        answer.ShouldBe(HttpStatusCode.OK);
        answer.Header("Content-Type").ShouldBe("text/calendar; charset=utf-8; method=PUBLISH");
        answer.Header("Cache-Control").ShouldBe("no-cache");
        answer.Header("ETag").ShouldNotBeNull();
        answer.Body.ShouldNotContain("hostess");
        var calendar = Calendar.Load(answer.Body)!;
        calendar.Events.Select(entry => entry.Uid).ShouldBe(published.TimeSlots.Select(slot => $"{slot.Id}@eventbooking"));
        calendar.Events.ShouldAllBe(entry => entry.Summary == "Bookbinding" && entry.Description == builder.Description);
        calendar.Events.ShouldAllBe(entry => entry.Status == "CONFIRMED" && entry.Sequence == 0);
        calendar.Events[0]!.Start!.AsUtc.ShouldBe(new DateTime(2031, 6, 15, 13, 0, 0, DateTimeKind.Utc));
        answer.Body.ShouldContain("X-WR-CALNAME:Bookbinding\r\n");
        answer.Body.ShouldContain("REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n");
    }

    [Fact]
    public async Task A_booking_leaves_the_feed_as_it_is()
    {
        var published = await Api.PublishAsync(new EventBuilder().WithSlot());
        var first = await Api.GetAsync(PathOf(published));
        await Api.BookAsync(published.TimeSlots[0].Id);
        using var request = new HttpRequestMessage(HttpMethod.Get, PathOf(published));
        request.Headers.TryAddWithoutValidation("If-None-Match", first.Header("ETag"));

        var again = await Api.SendAsync(request);

        again.ShouldBe(HttpStatusCode.NotModified);
        again.Body.ShouldBeEmpty();
        again.Header("ETag").ShouldBe(first.Header("ETag"));
    }

    [Fact]
    public async Task Every_instance_gives_the_same_feed()
    {
        await using var other = await Instance.StartAsync(fixture.ConnectionString);
        var published = await Api.PublishAsync(new EventBuilder().WithSlots(count: 20, capacity: 1));

        (await other.Api.GetAsync(PathOf(published))).Header("ETag").ShouldBe((await Api.GetAsync(PathOf(published))).Header("ETag"));
    }

    [Fact]
    public async Task No_event_has_no_feed()
    {
        foreach (var id in new[] { "x", Guid.Empty.ToString() })
        {
            (await Api.GetAsync($"/api/v1/events/{id}/calendar.ics")).ShouldFail(HttpStatusCode.NotFound, "event_not_found");
        }
    }

    private static string PathOf(EventDto published) => $"/api/v1/events/{published.Id}/calendar.ics";
}
