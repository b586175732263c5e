using System.Net;
using static EventBooking.IntegrationTests.BadInput.Raw;

namespace EventBooking.IntegrationTests.BadInput;

/// <summary>Paths, ids and tokens that lead nowhere, and methods that a path does not have.</summary>
internal static class WrongAddresses
{
    private const string Nobody = "01890000-0000-7000-8000-000000000000";

    private static readonly string[] Routes =
    [
        "/nowhere", "/api", "/api/v1", "/api/v2/events", "/api/v1/event", "/api/v1/events/[event]/seats", "/api/v1/bookings/[token]/x",
        "/docs/../api/v1/x",
    ];

    private static readonly string[] Ids =
    [
        Nobody, "1", "null", "{[event]}", "([event])", "00000000000000000000000000000000", "[event]0", "%20[event]", "[event]%20", "%FF",
        "%F0%9F%8E%89", "..%2f..%2fetc", "[slot]", "'; drop table events; --",
    ];

    private static readonly string[] Tokens =
    [
        "x", Repeat("A", 42), Repeat("A", 43), Repeat("A", 44), Repeat("A", 42) + "B", Repeat("A", 42) + "%3D", Repeat("A", 6_000), Nobody,
        "a%2Fb", Repeat("A", 20) + "%2F" + Repeat("A", 22), "%2F", "%C3%A9", "%FF", "%20", "[token]%0A", "%20[token]", "[token]=",
    ];

    public static IEnumerable<WrongRequest> All { get; } =
    [
        .. Routes.Select(path => NotFound($"route: {path}", "GET", path, "not_found")),
        .. Ids.SelectMany(id => new[] { $"/api/v1/events/{id}", $"/api/v1/events/{id}/slots" })
            .Select(path => NotFound($"event id: {path}", "GET", path, "event_not_found")),
        .. Tokens.SelectMany(token => new[] { Token("GET", token), Token("DELETE", token) }),
        .. Methods("/api/v1/events", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"),
        .. Methods("/api/v1/events/[event]", "POST", "PUT", "PATCH", "DELETE"),
        .. Methods("/api/v1/events/[event]/slots", "POST", "DELETE"),
        .. Methods("/api/v1/bookings", "GET", "PUT", "PATCH", "DELETE"),
        .. Methods("/api/v1/bookings/[token]", "POST", "PATCH", "TRACE"),
        .. Methods("/api/v1/bookings/", "GET", "DELETE"),
    ];

    private static WrongRequest Token(string method, string token) => NotFound(
        $"token: {method} {(token.Length > 80 ? $"{token.Length} characters" : token)}",
        method,
        $"/api/v1/bookings/{token}",
        "booking_not_found");

    private static WrongRequest NotFound(string name, string method, string path, string code) =>
        new(name, method, path) { Status = HttpStatusCode.NotFound, Code = code };

    private static IEnumerable<WrongRequest> Methods(string path, params string[] methods) => methods.Select(method =>
        new WrongRequest($"method: {method} {path}", method, path)
        {
            Status = HttpStatusCode.MethodNotAllowed,
            Code = "method_not_allowed",
        });
}
