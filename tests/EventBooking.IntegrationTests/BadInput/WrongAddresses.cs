using System.Net;
using static EventBooking.IntegrationTests.BadInput.Raw;

namespace EventBooking.IntegrationTests.BadInput;

/// <summary>Paths, ids and tokens that lead nowhere, and methods that a path does not have.</summary>
internal static class WrongAddresses
{
    private const string Nobody = "01890000-0000-7000-8000-000000000000";

    public static IEnumerable<WrongRequest> All { get; } =
    [
        .. new[] { "/nowhere", "/api", "/api/v1", "/api/v2/events", "/api/v1/event", "/api/v1/events/[event]/seats", "/api/v1/bookings/[token]/x", "/docs/../api/v1/x" }
            .Select(path => new WrongRequest($"route: {path}", "GET", path) { Status = HttpStatusCode.NotFound, Code = "not_found" }),
        .. new[] { Nobody, "1", "null", "{[event]}", "([event])", "00000000000000000000000000000000", "[event]0", "%20[event]", "[event]%20", "%F0%9F%8E%89", "..%2f..%2fetc", "[slot]", "'; drop table events; --" }
            .SelectMany(id => new[] { $"/api/v1/events/{id}", $"/api/v1/events/{id}/slots" })
            .Select(path => new WrongRequest($"event id: {path}", "GET", path) { Status = HttpStatusCode.NotFound, Code = "event_not_found" }),
        .. new[] { "x", Repeat("A", 42), Repeat("A", 43), Repeat("A", 44), Repeat("A", 42) + "B", Repeat("A", 42) + "%3D", "a%2Fb", Repeat("A", 20) + "%2F" + Repeat("A", 22), "%2F", "%C3%A9", "%20", Nobody, Repeat("x", 6_000), "[token]%0A", "%20[token]", "[token]=" }
            .SelectMany(token => new[] { "GET", "DELETE" }.Select(method => Token(method, token))),
        .. Methods("/api/v1/events", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"),
        .. Methods("/api/v1/events/[event]", "POST", "PUT", "PATCH", "DELETE"),
        .. Methods("/api/v1/events/[event]/slots", "POST", "DELETE"),
        .. Methods("/api/v1/bookings", "GET", "PUT", "PATCH", "DELETE"),
        .. Methods("/api/v1/bookings/[token]", "POST", "PATCH", "TRACE"),
        .. Methods("/api/v1/bookings/", "GET", "DELETE"),
    ];

    private static WrongRequest Token(string method, string token) =>
        new($"token: {method} {(token.Length > 80 ? $"{token.Length} characters" : token)}", method, $"/api/v1/bookings/{token}")
        {
            Status = HttpStatusCode.NotFound,
            Code = "booking_not_found",
        };

    private static IEnumerable<WrongRequest> Methods(string path, params string[] methods) => methods.Select(method =>
        new WrongRequest($"method: {method} {path}", method, path) { Status = HttpStatusCode.MethodNotAllowed, Code = "method_not_allowed" });
}
