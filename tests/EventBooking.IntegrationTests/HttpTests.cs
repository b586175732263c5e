using System.Net;

namespace EventBooking.IntegrationTests;

public sealed class HttpTests(SharedApi fixture) : IClassFixture<SharedApi>
{
    private ApiDriver Api => fixture.Api;

    [Fact]
    public async Task HEAD_answers_like_GET_without_a_body()
    {
        var published = await Api.PublishAsync(new EventBuilder().WithSlot());
        var booking = await Api.BookAsync(published.TimeSlots[0].Id);
        foreach (var path in new[]
        {
            "/api/v1/events?limit=1", "/api/v1/events?limit=0", $"/api/v1/events/{published.Id}", $"/api/v1/events/{published.Id}/slots",
            "/api/v1/events/x", "/api/v1/events/x/slots", $"/api/v1/bookings/{booking.BookingToken}", "/api/v1/bookings/x",
            "/nowhere", "/", "/docs", "/openapi.json", "/health", "/alive",
        })
        {
            var get = await Api.GetAsync(path);
            var head = await Api.SendAsync(HttpMethod.Head, path);

            head.Status.ShouldBe(get.Status, path);
            head.Body.ShouldBeEmpty();
            head.Response.Content.Headers.ContentType.ShouldBe(get.Response.Content.Headers.ContentType, path);
            foreach (var header in new[] { "ETag", "Link", "Cache-Control", "Location" })
            {
                Header(head, header).ShouldBe(Header(get, header), $"{header} of {path}");
            }
        }
    }

    [Theory]
    [InlineData("/api/v1/events", "GET, HEAD, OPTIONS, POST")]
    [InlineData("/api/v1/events/x", "GET, HEAD, OPTIONS")]
    [InlineData("/api/v1/events/x/slots", "GET, HEAD, OPTIONS")]
    [InlineData("/api/v1/events/x/slots/live", "GET, HEAD, OPTIONS")]
    [InlineData("/api/v1/bookings", "OPTIONS, POST")]
    [InlineData("/api/v1/bookings/x", "DELETE, GET, HEAD, OPTIONS, PUT")]
    [InlineData("/", "GET, HEAD, OPTIONS")]
    [InlineData("/health", "GET, HEAD, OPTIONS")]
    [InlineData("/alive", "GET, HEAD, OPTIONS")]
    public async Task Every_route_says_which_methods_it_has(string path, string methods)
    {
        var options = await Api.SendAsync(HttpMethod.Options, path);
        var refused = await Api.SendAsync(HttpMethod.Patch, path);

        options.ShouldBe(HttpStatusCode.NoContent);
        options.Body.ShouldBeEmpty();
        Allowed(options).ShouldBe(methods);
        refused.ShouldFail(HttpStatusCode.MethodNotAllowed, "method_not_allowed");
        Allowed(refused).ShouldBe(methods);
    }

    [Fact]
    public async Task No_route_has_no_methods() =>
        (await Api.SendAsync(HttpMethod.Options, "/api/v1/nowhere")).ShouldFail(HttpStatusCode.NotFound, "not_found");

    [Fact]
    public async Task Locations_lead_to_what_was_made()
    {
        var made = await Api.SendAsync(HttpMethod.Post, "/api/v1/events", new EventBuilder().WithSlot().ToRequest());
        var published = made.ShouldBe<EventDto>(HttpStatusCode.Created);
        (await Api.GetAsync(Header(made, "Location")!)).ShouldBe<EventDto>(HttpStatusCode.OK).Id.ShouldBe(published.Id);

        var booked = await Api.TryBookAsync(published.TimeSlots[0].Id);
        (await Api.GetAsync(Header(booked, "Location")!))
            .ShouldBe<BookingDto>(HttpStatusCode.OK)
            .ShouldBe(booked.ShouldBe<BookingDto>(HttpStatusCode.Created));
    }

    [Fact]
    public async Task No_cache_keeps_a_booking_and_no_link_names_it()
    {
        var slot = await Api.PublishSlotAsync();
        var booked = await Api.TryBookAsync(slot.Id);
        var booking = booked.ShouldBe<BookingDto>(HttpStatusCode.Created);
        foreach (var answer in new[]
        {
            booked,
            await Api.TryViewAsync(booking),
            await Api.TryChangeAsync(booking, new { party_size = 2 }),
            await Api.TryChangeAsync(booking, new { party_size = 0 }),
            await Api.TryChangeAsync(booking, new { party_size = "x" }),
            await Api.GetAsync("/api/v1/bookings/x"),
            await Api.TryCancelAsync(booking),
            await Api.TryViewAsync(booking),
            await Api.SendAsync(HttpMethod.Patch, $"/api/v1/bookings/{booking.BookingToken}"),
        })
        {
            answer.Response.Headers.CacheControl.ShouldNotBeNull(answer.Body).NoStore.ShouldBeTrue(answer.Body);
            Header(answer, "Referrer-Policy").ShouldBe("no-referrer", answer.Body);
        }
    }

    [Fact]
    public async Task A_client_that_asks_before_it_sends_too_much_is_refused_at_once()
    {
        using var body = new UnsentContent(2_000_000) { Headers = { ContentType = new("application/json") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/bookings") { Content = body };
        request.Headers.ExpectContinue = true;

        (await Api.SendAsync(request)).ShouldFail(HttpStatusCode.RequestEntityTooLarge, "payload_too_large");
    }

    [Fact]
    public async Task The_root_leads_to_the_documentation()
    {
        var root = await Api.GetAsync("/");

        root.ShouldBe(HttpStatusCode.Redirect);
        Header(root, "Location").ShouldBe("/docs");
        using var browser = new HttpClient { BaseAddress = Api.Http.BaseAddress };
        using var page = await browser.GetAsync("/");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await Api.GetAsync("/openapi.json")).Body.ShouldContain("\"/api/v1/bookings/{token}\"");
    }

    [Theory]
    [InlineData("/health", new[] { "database", "self" })]
    [InlineData("/alive", new[] { "self" })]
    public async Task Health_names_its_checks(string path, string[] checks)
    {
        var health = (await Api.GetAsync(path)).ShouldBe<HealthDto>(HttpStatusCode.OK);

        health.Status.ShouldBe("healthy");
        checks.ShouldAllBe(name => health.Checks.ContainsKey(name));
        health.Checks.Values.ShouldAllBe(check => check.Status == "healthy");
    }

    private static string? Header(Answer answer, string name) =>
        answer.Response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    private static string Allowed(Answer answer) =>
        string.Join(", ", answer.Response.Content.Headers.Allow.Order(StringComparer.Ordinal));

    private sealed class UnsentContent(long length) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            throw new InvalidOperationException("Nobody said to go on.");

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }
    }

    private sealed record HealthDto(string Status, IReadOnlyDictionary<string, CheckDto> Checks);

    private sealed record CheckDto(string Status, string? Description);
}
