using System.Net;
using System.Text;

namespace EventBooking.IntegrationTests;

/// <summary>Headers about a body matter where a body is read, and nowhere else.</summary>
public sealed class BodyHeaderTests(SharedApi fixture) : IClassFixture<SharedApi>
{
    private ApiDriver Api => fixture.Api;

    [Theory]
    [InlineData("Content-Type", "text/plain;charset=ISO-8859-1")]
    [InlineData("Content-Type", "application/json; charset=utf-16")]
    [InlineData("Content-Type", "nonsense")]
    [InlineData("Content-Encoding", "identity")]
    [InlineData("Content-Encoding", "gzip")]
    public async Task Where_no_body_is_read_nothing_about_one_is_wrong(string name, string value)
    {
        var booking = await Api.BookAsync((await Api.PublishSlotAsync()).Id);
        var path = $"/api/v1/bookings/{booking.BookingToken}";
        foreach (var (method, target, status) in new[]
        {
            (HttpMethod.Get, "/api/v1/events?limit=1", HttpStatusCode.OK), (HttpMethod.Get, path, HttpStatusCode.OK),
            (HttpMethod.Get, "/alive", HttpStatusCode.OK), (HttpMethod.Get, "/nowhere", HttpStatusCode.NotFound),
            (HttpMethod.Patch, path, HttpStatusCode.MethodNotAllowed), (HttpMethod.Delete, path, HttpStatusCode.NoContent),
        })
        {
            foreach (var body in new[] { "", "x\u00e9" })
            {
                var answer = await SendAsync(method, target, Encoding.Latin1.GetBytes(body), (name, value));

                answer.Status.ShouldBe(
                    method == HttpMethod.Delete && body.Length > 0 ? HttpStatusCode.Gone : status, $"{method} {target}: {answer.Body}");
            }
        }
    }

    [Theory]
    [InlineData("Content-Encoding", "identity")]
    [InlineData("Content-Encoding", "Identity, identity")]
    [InlineData("Content-Encoding", "")]
    [InlineData("Content-Type", "application/json; charset=utf8")]
    [InlineData("Content-Type", "application/json;charset=\"UTF8\"")]
    [InlineData("Content-Type", "application/json; charset=us-ascii")]
    [InlineData("Content-Type", "application/json; charset=US-ASCII; v=1")]
    public async Task What_means_UTF8_as_it_is_is_read(string name, string value)
    {
        var slot = await Api.PublishSlotAsync();
        var body = Encoding.UTF8.GetBytes($$"""{"attendee_name":"Zoë","time_slot_id":"{{slot.Id}}"}""");

        var answer = await SendAsync(HttpMethod.Post, "/api/v1/bookings", body, (name, value));

        answer.ShouldBe<BookingDto>(HttpStatusCode.Created).AttendeeName.ShouldBe("Zoë");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("identity, gzip")]
    [InlineData("x")]
    public async Task What_is_encoded_is_refused_where_it_would_be_read(string coding) =>
        (await SendAsync(HttpMethod.Post, "/api/v1/bookings", "{}"u8.ToArray(), ("Content-Encoding", coding)))
            .ShouldFail(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");

    [Fact]
    public async Task A_large_body_that_nobody_reads_changes_nothing()
    {
        var large = new byte[3_000_000];

        (await SendAsync(HttpMethod.Post, "/nowhere", large)).ShouldFail(HttpStatusCode.NotFound, "not_found");
        (await SendAsync(HttpMethod.Get, "/api/v1/events?limit=1", large)).ShouldBe(HttpStatusCode.OK);
    }

    private async Task<Answer> SendAsync(HttpMethod method, string path, byte[] body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        foreach (var (name, value) in headers)
        {
            request.Content.Headers.Remove(name);
            request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return await Api.SendAsync(request);
    }
}
