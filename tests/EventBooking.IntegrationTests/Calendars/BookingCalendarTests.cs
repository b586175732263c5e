using System.Net;
using Calendar = Ical.Net.Calendar;

namespace EventBooking.IntegrationTests.Calendars;

public sealed class BookingCalendarTests(SharedApi fixture) : IClassFixture<SharedApi>
{
    private ApiDriver Api => fixture.Api;

    [Fact]
    public async Task A_booking_is_downloaded_as_a_calendar_entry()
    {
        var builder = new EventBuilder
        {
            Name = "Bookbinding; a workshop, in two parts",
            Location = "Museum of Paper, Berlin",
            TimeZone = "Europe/Berlin",
            OrganizerEmail = "hostess@example.com"
        };
        var published = await Api.PublishAsync(builder.WithSlot());
        var booking = await Api.BookAsync(published.TimeSlots[0].Id, party: 2, email: "ada@example.com");

        var answer = await Api.GetAsync(PathOf(booking));

        answer.ShouldBe(HttpStatusCode.OK);
        answer.Header("Content-Type").ShouldBe("text/calendar; charset=utf-8; method=PUBLISH");
        answer.Header("Content-Disposition").ShouldStartWith("attachment; filename=booking.ics");
        answer.Header("Cache-Control").ShouldBe("no-store");
        var calendar = Calendar.Load(answer.Body)!;
        calendar.Method.ShouldBe("PUBLISH");
        var entry = calendar.Events.ShouldHaveSingleItem();
        entry.Uid.ShouldBe($"{booking.Id}@eventbooking");
        entry.Sequence.ShouldBe(0);
        entry.Summary.ShouldBe(builder.Name);
        entry.Location.ShouldBe(builder.Location);
        entry.Start!.AsUtc.ShouldBe(new DateTime(2031, 6, 15, 7, 0, 0, DateTimeKind.Utc));
        entry.End!.AsUtc.ShouldBe(new DateTime(2031, 6, 15, 8, 0, 0, DateTimeKind.Utc));
        entry.Status.ShouldBe("CONFIRMED");
        entry.Description!.ShouldContain("09:00–10:00 (Europe/Berlin, UTC+02:00)");
        foreach (var secret in new[] { booking.BookingToken, "ada@example.com", "hostess@example.com", "ATTENDEE", "ORGANIZER" })
        {
            answer.Body.ShouldNotContain(secret);
        }
    }

    [Fact]
    public async Task An_entry_follows_its_booking_with_a_higher_sequence()
    {
        var published = await Api.PublishAsync(new EventBuilder().WithSlots(count: 12, capacity: 5));
        var booking = await Api.BookAsync(published.TimeSlots[10].Id, email: "ada@example.com");
        (await Api.TryMoveAsync(booking, published.TimeSlots[11].Id)).ShouldBe(HttpStatusCode.OK);

        var entry = Calendar.Load((await Api.GetAsync(PathOf(booking))).Body)!.Events.ShouldHaveSingleItem();

        entry.Uid.ShouldBe($"{booking.Id}@eventbooking");
        entry.Sequence.ShouldBe(1);
        entry.Start!.AsUtc.Hour.ShouldBe(11);
    }

    [Theory]
    [InlineData("de", "de", "Termin: Sonntag, 15. Juni 2031")]
    [InlineData(null, "fr-CA", "dimanche")]
    [InlineData("ja", "fr", "2031年6月15日")]
    public async Task An_entry_speaks_the_language_of_who_asks_else_of_the_booking(string? asked, string booked, string expected)
    {
        var slot = await Api.PublishSlotAsync();
        var request = new { attendee_name = "Ada", time_slot_id = slot.Id, language = booked };
        var booking = (await Api.SendAsync(HttpMethod.Post, "/api/v1/bookings", request)).Read<BookingDto>();

        var answer = await Api.GetAsync(PathOf(booking), asked);

        Calendar.Load(answer.Body)!.Events[0]!.Description!.ShouldContain(expected);
    }

    [Fact]
    public async Task A_booking_that_is_unknown_or_cancelled_has_no_entry_and_no_code()
    {
        var booking = await Api.BookAsync((await Api.PublishSlotAsync()).Id);
        await Api.TryCancelAsync(booking);
        foreach (var file in new[] { "calendar.ics", "qr.svg", "qr.png" })
        {
            (await Api.GetAsync($"/api/v1/bookings/{booking.BookingToken}/{file}")).ShouldFail(HttpStatusCode.Gone, "booking_cancelled");
            (await Api.GetAsync($"/api/v1/bookings/{new string('A', 43)}/{file}")).ShouldFail(HttpStatusCode.NotFound, "booking_not_found");
            var malformed = await Api.GetAsync($"/api/v1/bookings/x/{file}");
            malformed.ShouldFail(HttpStatusCode.NotFound, "booking_not_found");
            malformed.Header("Cache-Control").ShouldBe("no-store");
        }
    }

    [Theory]
    [InlineData("Ada \\nSTATUS:CANCELLED; x, y\\")]
    [InlineData("<b onclick=alert(1)>Ada</b>")]
    [InlineData("\u202Eada\u2067 \u2028BEGIN:VALARM")]
    public async Task Whatever_names_hold_is_text_of_one_entry(string name)
    {
        var published = await Api.PublishAsync(new EventBuilder { Name = name, Location = name }.WithSlot());
        var booking = await Api.BookAsync(published.TimeSlots[0].Id, name);

        var answer = await Api.GetAsync(PathOf(booking));

        var calendar = Calendar.Load(answer.Body)!;
        calendar.Children.ShouldHaveSingleItem();
        var entry = calendar.Events[0]!;
        entry.Children.ShouldBeEmpty();
        entry.Status.ShouldBe("CONFIRMED");
        entry.Summary!.ShouldContain(name.Contains("Ada", StringComparison.Ordinal) ? name : "ada");
        answer.Body.ShouldNotContain('\u202E');
        answer.Body.Split("\r\n").Count(line => line.StartsWith("STATUS", StringComparison.Ordinal)).ShouldBe(1);
    }

    private static string PathOf(BookingDto booking) => $"/api/v1/bookings/{booking.BookingToken}/calendar.ics";
}
