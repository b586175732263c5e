using System.Net;
using System.Text.RegularExpressions;

namespace EventBooking.IntegrationTests.Pages;

public sealed partial class BookingPageTests(SharedApi fixture) : IClassFixture<SharedApi>
{
    private ApiDriver Api => fixture.Api;

    [Fact]
    public async Task A_page_shows_a_booking_and_gives_nothing_away()
    {
        var builder = new EventBuilder
        {
            Name = "Bookbinding",
            Location = "Museum of Paper",
            TimeZone = "Europe/Berlin",
            OrganizerEmail = "hostess@example.com",
        };
        var published = await Api.PublishAsync(builder.WithSlot());
        var booking = await Api.BookAsync(published.TimeSlots[0].Id, party: 3, email: "ada@example.com", phone: "+49 30 1234567");

        var page = await Api.GetAsync($"/b/{booking.BookingToken}");

        page.ShouldBe(HttpStatusCode.OK);
        page.Header("Content-Type").ShouldBe("text/html; charset=utf-8");
        page.Header("Cache-Control").ShouldBe("no-store");
        page.Header("Referrer-Policy").ShouldBe("no-referrer");
        page.Header("X-Content-Type-Options").ShouldBe("nosniff");
        page.Header("X-Robots-Tag").ShouldBe("noindex");
        var policy = page.Header("Content-Security-Policy").ShouldNotBeNull();
        policy.ShouldStartWith("default-src 'none'; style-src 'sha256-");
        policy.ShouldNotContain("unsafe");
        foreach (var text in new[]
        {
            "Bookbinding", "Museum of Paper", "Ada Lovelace", "3 seats", booking.Id.ToString(), "Your booking is confirmed.",
            "09:00–10:00 (Europe/Berlin, UTC&#x2B;02:00)",
        })
        {
            page.Body.ShouldContain(text);
        }

        foreach (var text in new[] { "ada@example.com", "1234567", "hostess", "<script", "style=\"", "http" })
        {
            page.Body.ShouldNotContain(text);
        }
    }

    [Fact]
    public async Task The_style_is_the_one_that_the_policy_allows()
    {
        var page = await Api.GetAsync("/b/x");

        var style = Style().Match(page.Body).Groups["css"].Value;
        var digest = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style)));
        page.Header("Content-Security-Policy")!.ShouldContain($"style-src 'sha256-{digest}';");
    }

    [Fact]
    public async Task The_page_leads_to_the_calendar_entry_and_holds_the_code()
    {
        var booking = await Api.BookAsync((await Api.PublishSlotAsync()).Id);
        foreach (var path in new[] { $"/b/{booking.BookingToken}", $"/b/{booking.BookingToken}/", $"/B/{booking.BookingToken}?from=mail" })
        {
            var page = await Api.GetAsync(path);

            var link = new Uri(new Uri(Api.Http.BaseAddress!, path), Link().Match(page.Body).Groups["to"].Value);
            (await Api.GetAsync(link.PathAndQuery)).Header("Content-Type").ShouldNotBeNull().ShouldStartWith("text/calendar");
            var image = Convert.FromBase64String(Image().Match(WebUtility.HtmlDecode(page.Body)).Groups["svg"].Value);
            image.ShouldBe(await Api.Http.GetByteArrayAsync($"/api/v1/bookings/{booking.BookingToken}/qr.svg"));
        }
    }

    [Theory]
    [InlineData("de-CH, en;q=0.5", null, null, "de", "ltr", "Ihre Buchung ist bestätigt.")]
    [InlineData("tlh, ar;q=0.5", "de", null, "ar", "rtl", "حجزك")]
    [InlineData("tlh", "it", "de", "it", "ltr", "La Sua prenotazione è confermata.")]
    [InlineData(null, null, "es-MX", "es", "ltr", "Su reserva")]
    [InlineData(null, "tlh", "tlh", "en", "ltr", "Your booking is confirmed.")]
    public async Task The_page_speaks_the_readers_language_else_the_bookings_else_the_events(
        string? asked, string? booked, string? ofEvent, string language, string direction, string text)
    {
        var published = await Api.PublishAsync(new EventBuilder { Language = ofEvent }.WithSlot());
        var request = new { attendee_name = "Ada", time_slot_id = published.TimeSlots[0].Id, language = booked };
        var booking = (await Api.SendAsync(HttpMethod.Post, "/api/v1/bookings", request)).Read<BookingDto>();

        var page = await Api.GetAsync($"/b/{booking.BookingToken}", asked);

        page.ShouldBe(HttpStatusCode.OK);
        page.Body.ShouldContain($"<html lang=\"{language}\" dir=\"{direction}\">");
        page.Header("Content-Language").ShouldBe(language);
        WebUtility.HtmlDecode(page.Body).ShouldContain(text);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("</bdi></main><h1>&amp;")]
    [InlineData("=HYPERLINK(\"javascript:alert(1)\")")]
    public async Task Whatever_names_hold_is_shown_as_text(string name)
    {
        var published = await Api.PublishAsync(new EventBuilder { Name = name, Location = name }.WithSlot());
        var booking = await Api.BookAsync(published.TimeSlots[0].Id, name);

        var page = await Api.GetAsync($"/b/{booking.BookingToken}");

        page.Body.ShouldNotContain(name);
        Bdi().Matches(page.Body).Select(match => WebUtility.HtmlDecode(match.Groups["text"].Value)).Count(text => text == name).ShouldBe(3);
    }

    [Fact]
    public async Task A_name_turns_the_direction_of_nothing()
    {
        var booking = await Api.BookAsync((await Api.PublishSlotAsync()).Id, "Ada \u202Egnp.exe\u2066");

        var page = await Api.GetAsync($"/b/{booking.BookingToken}");

        WebUtility.HtmlDecode(page.Body).ShouldContain("<bdi>Ada gnp.exe</bdi>");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("%F0%9F%8E%89")]
    [InlineData("a/b/c")]
    [InlineData("")]
    public async Task What_is_no_booking_is_a_plain_404(string token)
    {
        var page = await Api.GetAsync($"/b/{token}", "de");

        page.ShouldBe(HttpStatusCode.NotFound);
        page.Header("Content-Type").ShouldBe("text/html; charset=utf-8");
        page.Header("Cache-Control").ShouldBe("no-store");
        page.Body.ShouldContain("<h1>Buchung nicht gefunden</h1>");
    }

    [Fact]
    public async Task A_cancelled_booking_says_so()
    {
        var booking = await Api.BookAsync((await Api.PublishSlotAsync()).Id);
        await Api.TryCancelAsync(booking);

        var page = await Api.GetAsync($"/b/{booking.BookingToken}");

        page.ShouldBe(HttpStatusCode.Gone);
        page.Body.ShouldContain("This booking has been cancelled.");
        page.Body.ShouldNotContain("<img");
        page.Body.ShouldNotContain("EB1.");
        page.Body.ShouldNotContain("calendar.ics");
    }

    [Fact]
    public async Task HEAD_answers_like_GET_and_other_methods_are_refused()
    {
        var booking = await Api.BookAsync((await Api.PublishSlotAsync()).Id);
        foreach (var path in new[] { $"/b/{booking.BookingToken}", "/b/x", $"/b/{booking.BookingToken}/reminders/stop" })
        {
            var (get, head) = (await Api.GetAsync(path), await Api.SendAsync(HttpMethod.Head, path));
            head.Status.ShouldBe(get.Status);
            head.Body.ShouldBeEmpty();
            head.Response.Content.Headers.ContentLength.ShouldBe(get.Response.Content.Headers.ContentLength);
            head.Header("Content-Type").ShouldBe(get.Header("Content-Type"));
        }

        (await Api.SendAsync(HttpMethod.Delete, $"/b/{booking.BookingToken}")).ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await Api.TryViewAsync(booking)).ShouldBe(HttpStatusCode.OK);
    }

    [GeneratedRegex("<style>(?<css>[^<]*)</style>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Style();

    [GeneratedRegex("href=\"(?<to>[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex("src=\"data:image/svg\\+xml;base64,(?<svg>[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Image();

    [GeneratedRegex("<bdi[^>]*>(?<text>[^<]*)</bdi>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bdi();
}
