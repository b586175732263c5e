using static EventBooking.IntegrationTests.BadInput.Raw;

namespace EventBooking.IntegrationTests.BadInput;

/// <summary>Events that cannot be published: their own members.</summary>
internal static class WrongEvents
{
    public static IEnumerable<WrongRequest> All { get; } =
    [
        Event("name is missing", "name", null),
        Event("name is null", "name", "null"),
        Event("name is empty", "name", Text("")),
        Event("name is blank", "name", Text("  \\t\\n ")),
        Event("name is blank in Unicode", "name", Text("\u00a0\u2003\u3000")),
        Event("name is a number", "name", "5"),
        Event("name is a list", "name", "[\"Bookbinding\"]"),
        Event("name is an object", "name", "{\"en\":\"Bookbinding\"}"),
        Event("name is true", "name", "true"),
        Event("name has 256 characters", "name", Text(Repeat("n", 256))),
        Event("name has 256 emoji", "name", Text(Repeat("🎉", 256))),
        Event("name has a NUL", "name", Text("a\\u0000b")),
        Event("name is a lone high surrogate", "name", Text("a\\ud800b")),
        Event("name is a lone low surrogate", "name", Text("\\udc00")),
        Event("name has surrogates the wrong way round", "name", Text("\\udc00\\ud800")),
        Event("name has a raw control character", "name", Text("a\nb")) with { Field = "body" },
        Event("event_date is missing", "event_date", null),
        Event("event_date is null", "event_date", "null"),
        Event("event_date is empty", "event_date", Text("")),
        Event("event_date is 30 February", "event_date", Text("2030-02-30")),
        Event("event_date is 29 February of a common year", "event_date", Text("2100-02-29")),
        Event("event_date is in month 13", "event_date", Text("2031-13-01")),
        Event("event_date is in year 0", "event_date", Text("0000-01-01")),
        Event("event_date is before 1900", "event_date", Text("1899-12-31")),
        Event("event_date is after 2200", "event_date", Text("2201-01-01")),
        Event("event_date is in year 10000", "event_date", Text("10000-01-01")),
        Event("event_date is German", "event_date", Text("15.06.2031")),
        Event("event_date has one digit for its month", "event_date", Text("2031-6-15")),
        Event("event_date has a time", "event_date", Text("2031-06-15T00:00:00")),
        Event("event_date is a number", "event_date", "20310615"),
        Event("event_date has wide digits", "event_date", Text("２０３１-06-15")),
        Event("event_date has spaces", "event_date", Text(" 2031-06-15 ")),
        Event("event_date has a lone surrogate", "event_date", Text("\\ud800")),
        Event("description has 10,001 characters", "description", Text(Repeat("d", 10_001))),
        Event("description has a NUL", "description", Text("\\u0000")),
        Event("description is a number", "description", "1.5"),
        Event("name has a line break", "name", Text("Bookbinding\\r\\nBcc: eve@example.com")),
        Event("location has a tab", "location", Text("Hall\\t1")),
        Event("location has 256 characters", "location", Text(Repeat("l", 256))),
        Event("location has a lone surrogate", "location", Text("\\uDBFF")),
        Event("time_zone is unknown", "time_zone", Text("Europe/Atlantis")),
        Event("time_zone is empty", "time_zone", Text("")),
        Event("time_zone is an offset", "time_zone", Text("+02:00")),
        Event("time_zone is an offset of UTC", "time_zone", Text("UTC+05")),
        Event("time_zone is one of Windows", "time_zone", Text("W. Europe Standard Time")),
        Event("time_zone is a path", "time_zone", Text("../../etc/passwd")),
        Event("time_zone is a number", "time_zone", "2"),
        Event("time_zone has a NUL", "time_zone", Text("UTC\\u0000")),
        Event("language is no tag", "language", Text("plain English")),
        Event("language is empty", "language", Text("")),
        Event("language is too long", "language", Text("en" + Repeat("-abcdefgh", 4))),
        Event("organizer_email is no address", "organizer_email", Text("ada")),
        Event("organizer_email has no name", "organizer_email", Text("@example.com")),
        Event("organizer_email has two names", "organizer_email", Text("ada@grace@example.com")),
        Event("organizer_email has a line break", "organizer_email", Text("ada@example.com\\nBcc: eve@example.com")),
        Event("opens_at has no offset", "opens_at", Text("2031-06-01T00:00:00")),
        Event("opens_at is a date", "opens_at", Text("2031-06-01")),
        Event("opens_at is a word", "opens_at", Text("tomorrow")),
        Event("opens_at is a number", "opens_at", "1940000000"),
        Event("opens_at is on 31 June", "opens_at", Text("2031-06-31T00:00:00Z")),
        Event("opens_at is at 25:00", "opens_at", Text("2031-06-01T25:00:00Z")),
        Event("opens_at has an offset of 25 hours", "opens_at", Text("2031-06-01T00:00:00+25:00")),
        Event("opens_at is before 1900", "opens_at", Text("1899-12-31T23:59:59Z")),
        Event("opens_at is before 1900 in UTC", "opens_at", Text("1900-01-01T00:00:00+01:00")),
        Event("opens_at is before time began", "opens_at", Text("0001-01-01T00:00:00+14:00")),
        Event("closes_at is after 2200", "closes_at", Text("2201-01-01T00:00:00Z")),
        Event("closes_at is empty", "closes_at", Text("")),
        Window("closes_at is before opens_at", "2031-06-02T00:00:00Z", "2031-06-01T00:00:00Z"),
        Window("closes_at is opens_at in another offset", "2031-06-01T12:00:00Z", "2031-06-01T14:00:00+02:00"),
    ];

    private static WrongRequest Event(string name, string member, string? value) =>
        new($"event: {name}", "POST", "/api/v1/events") { Json = Raw.Event(member, value), Field = member };

    private static WrongRequest Window(string name, string opens, string closes) =>
        Event(name, "closes_at", $"{Text(closes)},\"opens_at\":{Text(opens)}");
}
