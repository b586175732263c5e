using System.Net;
using EventBooking.IntegrationTests.BadInput;

namespace EventBooking.IntegrationTests.Pages;

/// <summary>People see pages, programs problem documents, whatever went wrong.</summary>
public sealed class PageFailureTests(SharedApi fixture) : IClassFixture<SharedApi>
{
    private const string Chunked = "Transfer-Encoding: chunked";

    [Theory]
    [InlineData("GET", "/b/x", "Accept: */*", "", 404)]
    [InlineData("GET", "/b/x/y", "Accept: */*", "", 404)]
    [InlineData("GET", "/B/x", "Accept: application/json", "", 404)]
    [InlineData("PUT", "/b/x", "Content-Length: 0", "", 405)]
    [InlineData("POST", "/b/x", "Content-Type: text/plain; charset=utf-16\r\nContent-Length: 1", "x", 405)]
    [InlineData("POST", "/b/x/reminders/stop", Chunked, "80000000\r\nx\r\n0\r\n\r\n", 400)]
    [InlineData("POST", "/b/x/reminders/stop", Chunked, "1\r\nx\r\n", 408)]
    public async Task A_page_that_fails_is_a_page(string method, string path, string header, string body, int status)
    {
        var answer = await RawHttp.SendAsync(
            fixture.Api.Http.BaseAddress!,
            $"{method} {path} HTTP/1.1\r\nHost: x\r\nAccept-Language: de\r\n{header}\r\n\r\n{body}");

        RawHttp.StatusOf(answer).ShouldBe(status, answer);
        answer.ShouldContain("Content-Type: text/html; charset=utf-8");
        answer.ShouldContain("<html lang=\"de\" dir=\"ltr\">");
        answer.ShouldContain("<h1>");
        answer.ShouldContain("Cache-Control: no-store");
    }

    [Fact]
    public async Task A_page_says_which_methods_it_has()
    {
        var answer = await fixture.Api.SendAsync(HttpMethod.Put, "/b/x");

        answer.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Response.Content.Headers.Allow.Order(StringComparer.Ordinal).ShouldBe(["GET", "HEAD", "OPTIONS"]);
    }

    [Theory]
    [InlineData("/bx")]
    [InlineData("/nowhere")]
    [InlineData("/api/v1/b/x")]
    public async Task What_is_no_page_fails_with_a_problem_document(string path) =>
        (await fixture.Api.GetAsync(path)).ShouldFail(HttpStatusCode.NotFound, "not_found");
}
