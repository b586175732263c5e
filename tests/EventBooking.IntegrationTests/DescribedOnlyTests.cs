using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EventBooking.IntegrationTests.Harness.Described;

namespace EventBooking.IntegrationTests;

/// <summary>What stands between the suite and the API lets nothing through that the document does not describe.</summary>
public sealed class DescribedOnlyTests
{
    private const string Seats = """{ "id": 1, "rows": [{ "free": 2 }] }""";
    private const string Problem = """{ "code": "gone", "status": 410 }""";

    private static readonly ApiDocument Document = new(JsonNode.Parse(
        """
        {
          "paths": { "/seats/{id}": { "get": { "responses": {
            "200": {
              "headers": {
                "ETag": { "required": true, "schema": { "type": "string", "pattern": "^\"" } },
                "Age": { "schema": { "type": "integer", "minimum": 0 } }
              },
              "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Seats" } } }
            },
            "304": {},
            "410": { "content": { "application/problem+json": {
              "schema": { "$ref": "#/components/schemas/Problem" }, "examples": { "gone": {} }
            } } }
          } } } },
          "components": { "schemas": {
            "Seats": { "type": "object", "required": ["id"], "properties": {
              "id": { "type": "integer" }, "at": { "type": "string", "format": "date-time" },
              "rows": { "type": "array", "items": { "type": "object", "properties": { "free": { "type": "integer" } } } }
            } },
            "Problem": { "type": "object", "properties": { "code": { "type": "string" }, "status": { "type": "integer" } } }
          } }
        }
        """)!);

    [Theory]
    [InlineData("GET /seats/7", 200, Seats, "ETag: \"a\"")]
    [InlineData("GET /Seats/7/", 200, Seats, "ETag: \"a\"", "Age: 3", "Date: Sat, 14 Jun 2031 07:00:00 GMT")]
    [InlineData("HEAD /seats/7", 200, "", "ETag: \"a\"")]
    [InlineData("GET /seats/7", 304, null)]
    [InlineData("GET /seats/7", 410, Problem)]
    [InlineData("PUT /seats/7", 405, """{ "code": "method_not_allowed" }""", "Allow: GET")]
    [InlineData("OPTIONS /seats/7", 204, null, "Allow: GET")]
    [InlineData("GET /nowhere", 404, """{ "code": "not_found" }""")]
    public async Task What_is_described_passes(string request, int status, string? body, params string[] headers) =>
        (await SendAsync(request, status, body, headers)).StatusCode.ShouldBe((HttpStatusCode)status);

    [Theory]
    [InlineData("status 500 is not described", "GET /seats/7", 500, Problem)]
    [InlineData("status 201 is not described", "GET /seats/7", 201, Seats, "ETag: \"a\"")]
    [InlineData("header ETag is missing", "GET /seats/7", 200, Seats)]
    [InlineData("header ETag is missing", "HEAD /seats/7", 200, "")]
    [InlineData("header ETag: a: ", "GET /seats/7", 200, Seats, "ETag: a")]
    [InlineData("header Age: -1: ", "GET /seats/7", 200, Seats, "ETag: \"a\"", "Age: -1")]
    [InlineData("header X-Seats is not described", "GET /seats/7", 200, Seats, "ETag: \"a\"", "X-Seats: 2")]
    [InlineData("'/more'", "GET /seats/7", 200, """{ "id": 1, "more": 1 }""", "ETag: \"a\"")]
    [InlineData("'/rows/0/more'", "GET /seats/7", 200, """{ "id": 1, "rows": [{ "free": 2, "more": 1 }] }""", "ETag: \"a\"")]
    [InlineData("'/id'", "GET /seats/7", 200, """{ "id": "1" }""", "ETag: \"a\"")]
    [InlineData("'/at'", "GET /seats/7", 200, """{ "id": 1, "at": "tomorrow" }""", "ETag: \"a\"")]
    [InlineData("[\"id\"]", "GET /seats/7", 200, "{}", "ETag: \"a\"")]
    [InlineData("media type application/json is not described", "GET /seats/7", 304, "{}")]
    [InlineData("media type none is not described", "GET /seats/7", 200, null, "ETag: \"a\"")]
    [InlineData("code lost is not described", "GET /seats/7", 410, """{ "code": "lost", "status": 410 }""")]
    [InlineData("a method that the document lacks", "POST /seats/7", 200, Seats)]
    [InlineData("header Allow is missing", "PUT /seats/7", 405, """{ "code": "method_not_allowed" }""")]
    [InlineData("the code is not not_found", "GET /nowhere", 404, Problem)]
    [InlineData("an address that the document lacks", "GET /nowhere", 200, Seats)]
    public async Task What_is_not_described_fails(string reason, string request, int status, string? body, params string[] headers) =>
        (await Should.ThrowAsync<NotDescribedException>(() => SendAsync(request, status, body, headers))).Message.ShouldContain(reason);

    private static async Task<HttpResponseMessage> SendAsync(string request, int status, string? body, string[] headers)
    {
        var parts = request.Split(' ');
        using var client = new HttpClient(new DescribedOnly(new Scripted(status, body, headers), mayFault: () => false, Document));
        return await client.SendAsync(new HttpRequestMessage(new HttpMethod(parts[0]), $"http://api{parts[1]}"));
    }

    private sealed class Scripted(int status, string? body, string[] headers) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var type = status >= 400 ? "application/problem+json" : "application/json";
            var content = body is null ? null : new StringContent(body, Encoding.UTF8, type);
            var response = new HttpResponseMessage((HttpStatusCode)status) { RequestMessage = request, Content = content };
            foreach (var header in headers.Select(header => header.Split(": ", 2)))
            {
                if (!response.Headers.TryAddWithoutValidation(header[0], header[1]))
                {
                    (response.Content ??= new ByteArrayContent([])).Headers.TryAddWithoutValidation(header[0], header[1]);
                }
            }

            return Task.FromResult(response);
        }
    }
}
