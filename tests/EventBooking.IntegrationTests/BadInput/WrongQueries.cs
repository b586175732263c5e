using static EventBooking.IntegrationTests.BadInput.Raw;

namespace EventBooking.IntegrationTests.BadInput;

/// <summary>Query parameters that say nothing.</summary>
internal static class WrongQueries
{
    private static readonly string[] Limits =
        ["0", "-1", "501", "x", "1.5", "%2B5", "%205", "1e2", "99999999999999999999", "%00", "١", "null"];

    private static readonly string[] Cursors =
    [
        "x", "%00", "AAAA", Repeat("A", 26), Repeat("A", 28), Repeat(
            "A", 5_000), "f____wAAAAAAAAAAAAAAAAAAAAA", "gAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "%3D%3D%3D", "..%2F", "%F0%9F%8E%89",
    ];

    private static readonly string[] Dates = ["2030-02-30", "0000-01-01", "yesterday", "2031-06-15T00:00:00Z", "2031-6-1", "%00"];

    public static IEnumerable<WrongRequest> All { get; } =
    [
        .. Limits.Select(value => List("limit", value)),
        .. Cursors.Select(value => List("cursor", value)),
        .. Dates.SelectMany(value => new[] { List("from", value), List("to", value) }),
        .. new[] { Repeat("q", 256), "%00", "a%00b", "a",
            "%F0%9F%8E%89", "%20a%20", "e%CC%81", "ab%EF%BF%BE", "ab%EF%BF%BF" }.Select(value => List("q", value)),
        List("limit", "5&limit=5"),
        List("cursor", "x&cursor=y"),
        List("q", "a&Q=b"),
        List("from", "2031-01-01&from=2032-01-01"),
        List("to", "2031-01-01&from=2031-01-02"),
        Slots("none"),
        Slots("ALL"),
        Slots("all,full"),
        Slots("all&include=all"),
        Slots("%00"),
    ];

    private static WrongRequest List(string parameter, string value) => Of($"/api/v1/events?{parameter}={value}", parameter);

    private static WrongRequest Slots(string value) => Of($"/api/v1/events/[event]/slots?include={value}", "include");

    private static WrongRequest Of(string path, string parameter) =>
        new($"query: {(path.Length > 100 ? $"{path[..40]} and {path.Length - 40} more" : path)}", "GET", path) { Field = parameter };
}
