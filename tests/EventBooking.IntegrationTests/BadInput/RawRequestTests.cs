using System.Globalization;
using System.Net.Sockets;
using System.Text;
using static EventBooking.IntegrationTests.BadInput.Raw;

namespace EventBooking.IntegrationTests.BadInput;

/// <summary>What is hardly HTTP any more. The server itself answers it, before there is a request that could be given a problem document.</summary>
public sealed class RawRequestTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    public static TheoryData<string, string, int> Requests { get; } = new()
    {
        { "a NUL in an id", Get("/api/v1/events/%00"), 400 },
        { "a NUL in a token", Get("/api/v1/bookings/%00"), 400 },
        { "a raw NUL in the path", Get("/api/v1/\0"), 400 },
        { "raw Latin-1 in the path", Get("/api/v1/events/é"), 400 },
        { "a path of 8,200 characters", Get($"/api/v1/bookings/{Repeat("A", 8_200)}"), 414 },
        { "a header of 32,800 characters", Get("/api/v1/events", $"X: {Repeat("x", 32_800)}"), 431 },
        { "200 headers", Get("/api/v1/events", Repeat("X: x\r\n", 200).TrimEnd()), 431 },
        { "no host", "GET /api/v1/events HTTP/1.1\r\n\r\n", 400 },
        { "two hosts", Get("/api/v1/events", "Host: y"), 400 },
        { "a length that is none", Get("/api/v1/events", "Content-Length: many"), 400 },
        { "a negative length", Get("/api/v1/events", "Content-Length: -1"), 400 },
        { "no version", "GET /api/v1/events\r\n\r\n", 400 },
        { "a version of the future", "GET /api/v1/events HTTP/9.1\r\nHost: x\r\n\r\n", 505 },
        { "no HTTP", "\u0016\u0003\u0001\u0002\r\n\r\n", 400 },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task What_is_no_request_is_answered_too(string what, string request, int status)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(fixture.Api.Http.BaseAddress!.Host, fixture.Api.Http.BaseAddress.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream);

        var line = await reader.ReadLineAsync();

        int.Parse(line.ShouldNotBeNull(what).Split(' ')[1], CultureInfo.InvariantCulture).ShouldBe(status, what);
    }

    private static string Get(string path, string header = "Accept: */*") => $"GET {path} HTTP/1.1\r\nHost: x\r\n{header}\r\n\r\n";
}
