using System.Net;
using System.Text;

namespace EventBooking.IntegrationTests;

public sealed class CorsTests(CorsTests.Fixture fixture) : IClassFixture<CorsTests.Fixture>
{
    private const string Shop = "https://shop.example";

    [Fact]
    public async Task A_page_of_an_allowed_origin_may_read_every_answer()
    {
        var published = await fixture.Api.PublishAsync(new EventBuilder().WithSlot());
        foreach (var (method, path, content) in new (string, string, HttpContent?)[]
        {
            ("GET", $"/api/v1/events/{published.Id}", null),
            ("GET", "/api/v1/events/x", null),
            ("GET", "/nowhere", null),
            ("PATCH", "/api/v1/events", null),
            ("POST", "/api/v1/events", new StringContent("{", Encoding.UTF8, "application/json")),
            ("POST", "/api/v1/events", new StringContent("{}", Encoding.UTF8, "text/plain")),
            ("POST", "/api/v1/events", new StringContent("{}", Encoding.Unicode, "application/json")),
        })
        {
            var answer = await SendAsync(method, path, Shop, content: content);

            Header(answer, "Access-Control-Allow-Origin").ShouldBe(Shop, answer.Body);
            foreach (var header in new[] { "Location", "Link", "ETag", "Retry-After" })
            {
                Header(answer, "Access-Control-Expose-Headers")!.ShouldContain(header);
            }
        }
    }

    [Theory]
    [InlineData("GET", "/api/v1/events")]
    [InlineData("GET", "/api/v1/events/x")]
    [InlineData("GET", "/b/x")]
    [InlineData("POST", "/api/v1/bookings")]
    [InlineData("PATCH", "/api/v1/events")]
    [InlineData("GET", "/alive")]
    [InlineData("GET", "/")]
    public async Task Every_answer_says_that_it_depends_on_the_origin(string method, string path)
    {
        foreach (var origin in new[] { null, Shop, "https://evil.example" })
        {
            foreach (var asksFor in new[] { null, "POST" })
            {
                var answer = await SendAsync(asksFor is null ? method : "OPTIONS", path, origin, asksFor);

                Header(answer, "Vary").ShouldNotBeNull(answer.Body).Split(", ").Count(name => name == "Origin").ShouldBe(1, answer.Body);
            }
        }
    }

    [Fact]
    public async Task Where_every_origin_is_allowed_no_answer_depends_on_it()
    {
        var open = await fixture.StartInstanceAsync(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Cors:AllowedOrigins:0"] = "*" });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events") { Headers = { { "Origin", Shop } } };

        var answer = await open.SendAsync(request);

        Header(answer, "Access-Control-Allow-Origin").ShouldBe("*");
        Header(answer, "Vary").ShouldBeNull();
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://shop.example")]
    [InlineData("https://shop.example.evil.example")]
    [InlineData("null")]
    public async Task A_page_of_another_origin_may_read_nothing(string origin)
    {
        var answer = await SendAsync("GET", "/api/v1/events", origin);
        var preflight = await SendAsync("OPTIONS", "/api/v1/events", origin, asksFor: "POST");

        answer.ShouldBe(HttpStatusCode.OK);
        Header(answer, "Access-Control-Allow-Origin").ShouldBeNull();
        Header(preflight, "Access-Control-Allow-Origin").ShouldBeNull();
    }

    [Theory]
    [InlineData("/api/v1/events", "POST")]
    [InlineData("/api/v1/bookings", "POST")]
    [InlineData("/api/v1/bookings/x", "PUT")]
    [InlineData("/api/v1/bookings/x", "DELETE")]
    public async Task A_preflight_allows_what_pages_need(string path, string method)
    {
        var preflight = await SendAsync("OPTIONS", path, Shop, asksFor: method);

        preflight.ShouldBe(HttpStatusCode.NoContent);
        Header(preflight, "Access-Control-Allow-Origin").ShouldBe(Shop);
        Header(preflight, "Access-Control-Allow-Methods").ShouldBe(method);
        Header(preflight, "Access-Control-Allow-Headers").ShouldBe("content-type,idempotency-key");
    }

    private async Task<Answer> SendAsync(string method, string path, string? origin, string? asksFor = null, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        if (asksFor is not null)
        {
            request.Headers.Add("Access-Control-Request-Method", asksFor);
            request.Headers.Add("Access-Control-Request-Headers", "content-type,idempotency-key");
        }

        return await fixture.Api.SendAsync(request);
    }

    private static string? Header(Answer answer, string name) =>
        answer.Response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    public sealed class Fixture : ApiFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings =>
            new Dictionary<string, string>(
                StringComparer.Ordinal)
            { ["Cors:AllowedOrigins:0"] = "https://other.example", ["Cors:AllowedOrigins:1"] = Shop };
    }
}
