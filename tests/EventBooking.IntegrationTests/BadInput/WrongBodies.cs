using System.Net;
using System.Text;
using static EventBooking.IntegrationTests.BadInput.Raw;

namespace EventBooking.IntegrationTests.BadInput;

/// <summary>Bodies that are no JSON object, for every route that takes one.</summary>
internal static class WrongBodies
{
    private static readonly (string Method, string Path, string Works)[] Routes =
    [
        ("POST", "/api/v1/events", Event("", null)),
        ("POST", "/api/v1/bookings", Booking("", null)),
        ("PUT", "/api/v1/bookings/[token]", "{\"attendee_name\":\"Grace\"}"),
    ];

    public static IEnumerable<WrongRequest> All { get; } = Routes.SelectMany(route => Unreadable(route.Works)
        .Select(body => Of(route, body.Name, body.Bytes) with { Field = "body" })
        .Concat(Unsuitable(route)));

    private static IEnumerable<(string Name, byte[] Bytes)> Unreadable(string works) => new (string Name, string Text)[]
    {
        ("nothing", ""),
        ("white space", " \n\t"),
        ("null", "null"),
        ("a list", "[]"),
        ("a list of the right thing", $"[{works}]"),
        ("a text", "\"x\""),
        ("a number", "1e400"),
        ("true", "true"),
        ("truncated after the brace", "{"),
        ("truncated in a name", "{\"na"),
        ("truncated before the end", works[..^1]),
        ("two objects", works + works),
        ("text after the object", works + " x"),
        ("a comment", works + " // x"),
        ("a comma at the end", works[..^1] + ",}"),
        ("single quotes", works.Replace('"', '\'')),
        ("no JSON", "name=Bookbinding"),
        ("XML", "<event/>"),
        ("an unknown escape", "{\"x\":\"\\x41\"}"),
        ("an unknown literal", "{\"x\":undefined}"),
        ("200 lists deep", Repeat("[", 200) + Repeat("]", 200)),
        ("200 objects deep in an unknown member", $"{{\"x\":{Repeat("{\"x\":", 200)}1{Repeat("}", 201)}"),
        ("100,000 lists deep", Repeat("[", 100_000)),
    }.Select(body => (body.Name, Encoding.UTF8.GetBytes(body.Text)))
        .Append(("UTF-16", Encoding.Unicode.GetBytes(works)))
        .Append(("bytes that are no text", [0xff, 0xfe, 0x00, 0x80]));

    private static IEnumerable<WrongRequest> Unsuitable((string Method, string Path, string Works) route)
    {
        foreach (var type in new[]
        {
            "text/plain", "text/html", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
            "application/octet-stream", "nonsense", "application/json; charset=utf-16", "application/json; charset=iso-8859-1",
            "application/json; charset=klingon", "application/json; charset=\"\"", null,
        })
        {
            yield return Of(route, $"sent as {type ?? "nothing in particular"}", Encoding.UTF8.GetBytes(route.Works)) with
            {
                ContentType = type,
                Status = HttpStatusCode.UnsupportedMediaType,
                Code = "unsupported_media_type",
            };
        }

        yield return Of(route, "said to be compressed", Encoding.UTF8.GetBytes(route.Works)) with
        {
            ContentEncoding = "gzip",
            Status = HttpStatusCode.UnsupportedMediaType,
            Code = "unsupported_media_type",
        };

        var huge = Encoding.UTF8.GetBytes($"{{\"x\":\"{Repeat("x", 1_200_000)}\"}}");
        var refused = Of(
            route, "of 1.2 million bytes",
            huge) with
        { Status = HttpStatusCode.RequestEntityTooLarge, Code = "payload_too_large" };
        yield return refused;
        yield return refused with { Name = $"{refused.Name}, unannounced", IsChunked = true };
    }

    private static WrongRequest Of((string Method, string Path, string Works) route, string name, byte[] body) =>
        new($"body of {route.Method} {route.Path}: {name}", route.Method, route.Path) { Body = body };
}
