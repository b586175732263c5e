using System.Text;

namespace EventBooking.IntegrationTests.BadInput;

/// <summary>Members whose bytes are no UTF-8, and names of members that are no Unicode.</summary>
internal static class WrongTexts
{
    public static IEnumerable<WrongRequest> All { get; } =
    [
        Event("name is a byte that begins nothing", "name", 0xff),
        Event("name is a character cut short", "name", 0xe2, 0x82),
        Event("name is a surrogate in UTF-8", "name", 0xed, 0xa0, 0x80),
        Event("name is an overlong slash", "name", 0xc0, 0xaf),
        Event("description is beyond Unicode", "description", 0xf4, 0x90, 0x80, 0x80),
        Event("event_date is a continuation", "event_date", 0x80),
        Event("time_zone is Latin-1", "time_zone", 0xe9),
        Event("opens_at is Latin-1", "opens_at", 0xe9),
        new(
            "bytes: attendee_name is Latin-1", "POST",
            "/api/v1/bookings") { Body = Bytes(Raw.Booking("attendee_name", "\"?\""), 0xe9), Field = "attendee_name" },
        new(
            "bytes: time_slot_id is Latin-1", "POST",
            "/api/v1/bookings") { Body = Bytes(Raw.Booking("time_slot_id", "\"?\""), 0xe9), Field = "time_slot_id" },
        new(
            "bytes: new name is Latin-1", "PUT",
            "/api/v1/bookings/[token]") { Body = Bytes("{\"attendee_name\":\"?\"}", 0xe9), Field = "attendee_name" },
        new("bytes: only a member that nobody knows", "POST", "/api/v1/bookings") { Json = "{\"\\ud800\":1}" },
    ];

    private static WrongRequest Event(string name, string member, params byte[] value) =>
        new($"bytes: {name}", "POST", "/api/v1/events") { Body = Bytes(Raw.Event(member, "\"?\""), value), Field = member };

    // The question mark stands for the bytes.
    private static byte[] Bytes(string json, params byte[] value)
    {
        var mark = json.IndexOf('?', StringComparison.Ordinal);
        return [.. Encoding.UTF8.GetBytes(json[..mark]), .. value, .. Encoding.UTF8.GetBytes(json[(mark + 1)..])];
    }
}
