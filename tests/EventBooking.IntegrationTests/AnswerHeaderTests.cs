using System.Net;
using System.Text;
using EventBooking.IntegrationTests.BadInput;

namespace EventBooking.IntegrationTests;

/// <summary>Headers that guard the reader of an answer, on every kind of it.</summary>
[Collection(nameof(SharedEnvironments))]
public sealed class AnswerHeaderTests(TwoEnvironments fixture)
{
    private const string Nothing = "default-src 'none'; frame-ancestors 'none'";

    [Theory]
    [InlineData("GET", "/api/v1/events", 200)]
    [InlineData("GET", "/api/v1/events?limit=0", 400)]
    [InlineData("GET", "/api/v1/events/[event]", 200)]
    [InlineData("GET", "/api/v1/events/[event]/calendar.ics", 200)]
    [InlineData("GET", "/api/v1/bookings/[token]", 200)]
    [InlineData("GET", "/api/v1/bookings/[token]/calendar.ics", 200)]
    [InlineData("GET", "/api/v1/bookings/[token]/qr.svg", 200)]
    [InlineData("GET", "/api/v1/bookings/[token]/qr.png", 200)]
    [InlineData("POST", "/api/v1/bookings", 400)]
    [InlineData("PATCH", "/api/v1/events", 405)]
    [InlineData("OPTIONS", "/api/v1/events", 204)]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("GET", "/", 302)]
    [InlineData("GET", "/openapi.json", 200)]
    [InlineData("GET", "/health", 200)]
    [InlineData("GET", "/alive", 200)]
    [InlineData("HEAD", "/alive", 200)]
    public async Task What_is_no_page_may_load_nothing_and_is_what_it_says(string method, string path, int status)
    {
        var answer = await AskAsync(fixture.Api, method, path);

        ((int)answer.Status).ShouldBe(status, answer.Body);
        answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
        answer.Header("Content-Security-Policy").ShouldBe(Nothing);
        answer.Header("Strict-Transport-Security").ShouldBeNull();
        (await AskAsync(fixture.Production, method, path)).Header("Strict-Transport-Security").ShouldBe("max-age=31536000");
    }

    [Theory]
    [InlineData("/b/[token]", "style-src 'sha256-")]
    [InlineData("/b/x", "style-src 'sha256-")]
    [InlineData("/docs/", "script-src 'self' ")]
    public async Task Pages_may_load_what_they_need(string path, string source)
    {
        var answer = await AskAsync(fixture.Production, "GET", path);

        answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
        answer.Header("Strict-Transport-Security").ShouldNotBeNull();
        var policy = answer.Header("Content-Security-Policy").ShouldNotBeNull();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldContain(source);
        policy.ShouldNotContain("script-src 'unsafe-inline'");
        policy.ShouldNotContain("unsafe-eval");
        policy.ShouldNotContain("http");
    }

    [Fact]
    public async Task An_answer_that_was_not_modified_is_guarded_alike()
    {
        var path = fixture.Fill("/api/v1/events/[event]");
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", (await fixture.Api.GetAsync(path)).Header("ETag"));

        var answer = await fixture.Api.SendAsync(request);

        answer.ShouldBe(HttpStatusCode.NotModified);
        answer.Header("Content-Security-Policy").ShouldBe(Nothing);
    }

    [Fact]
    public async Task No_cache_keeps_an_organizers_token()
    {
        var answer = await fixture.Api.SendAsync(HttpMethod.Post, "/api/v1/events", new EventBuilder().WithSlot().ToRequest());

        // Nothing more is written when the next test looks.
        await Ledger.UntilFilledAsync(fixture.ConnectionString);
        answer.ShouldBe<EventDto>(HttpStatusCode.Created).OrganizerToken.ShouldNotBeNull();
        answer.Header("Cache-Control").ShouldBe("no-store");
    }

    private async Task<Answer> AskAsync(ApiDriver api, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), fixture.Fill(path));
        request.Content = method == "POST" ? new StringContent("{}", Encoding.UTF8, "application/json") : null;
        return await api.SendAsync(request);
    }
}
