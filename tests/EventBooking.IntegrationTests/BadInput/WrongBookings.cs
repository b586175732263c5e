using System.Net;
using static EventBooking.IntegrationTests.BadInput.Raw;

namespace EventBooking.IntegrationTests.BadInput;

/// <summary>Bookings that cannot be made.</summary>
internal static class WrongBookings
{
    public static IEnumerable<WrongRequest> All { get; } =
    [
        Booking("attendee_name is missing", "attendee_name", null),
        Booking("attendee_name is null", "attendee_name", "null"),
        Booking("attendee_name is empty", "attendee_name", Text("")),
        Booking("attendee_name is blank", "attendee_name", Text(" \\u2003 ")),
        Booking("attendee_name is a number", "attendee_name", "12"),
        Booking("attendee_name has a line break", "attendee_name", Text("Ada\\nLovelace")),
        Booking("attendee_name has 256 characters", "attendee_name", Text(Repeat("ж", 256))),
        Booking("attendee_name has a NUL", "attendee_name", Text("Ada\\u0000")),
        Booking("attendee_name has a lone surrogate", "attendee_name", Text("Ada \\ud83d")),
        Booking("attendee_name has U+FFFE", "attendee_name", Text("Ada \\ufffe")),
        Booking("attendee_name has U+FFFF", "attendee_name", Text("Ada \\uffff")),
        Booking("attendee_name is invisible", "attendee_name", Text("\\u200b\\u3164\\u202e\\udb40\\udc41")),
        Booking("attendee_name has a link", "attendee_name", Text("Click http://evil.example now")),
        Booking("attendee_name has a run of marks", "attendee_name", Text($"a{Repeat("\\u0301\\u0323", 40_000)}")),
        Booking("time_slot_id is missing", "time_slot_id", null),
        Booking("time_slot_id is null", "time_slot_id", "null"),
        Booking("time_slot_id is empty", "time_slot_id", Text("")),
        Booking("time_slot_id is no uuid", "time_slot_id", Text("the first one")),
        Booking("time_slot_id has braces", "time_slot_id", Text("{[slot]}")),
        Booking("time_slot_id has no hyphens", "time_slot_id", Text(Repeat("0", 32))),
        Booking("time_slot_id is too long", "time_slot_id", Text("[slot]0")),
        Booking("time_slot_id is a number", "time_slot_id", "1"),
        Booking("time_slot_id has a lone surrogate", "time_slot_id", Text("\\ud800")),
        Booking("time_slot_id is nobody's", "time_slot_id", Text("00000000-0000-0000-0000-000000000000")) with
        {
            Status = HttpStatusCode.NotFound, Code = "time_slot_not_found", Field = null,
        },
        Booking("email is empty", "email", Text("")),
        Booking("email has no at", "email", Text("ada.example.com")),
        Booking("email has no domain", "email", Text("ada@")),
        Booking("email has a space", "email", Text("ada lovelace@example.com")),
        Booking("email has a name around it", "email", Text("Ada <ada@example.com>")),
        Booking("email ends in a dot", "email", Text("ada@example.")),
        Booking("email has 255 characters", "email", Text($"a@{Repeat("b.", 126)}c")),
        Booking("email has a long local part", "email", Text($"{Repeat("a", 65)}@example.com")),
        Booking("email has a NUL", "email", Text("ada@example.com\\u0000")),
        Booking("email has U+FFFE", "email", Text("ada\\ufffe@example.com")),
        Booking("email has a label too long in ASCII", "email", Text($"ada@{Repeat("ü", 60)}.example")),
        Booking("email has a domain that begins with a mark", "email", Text("ada@\\u0301a.example")),
        Booking("email has a domain of no Punycode", "email", Text("ada@xn--a.example")),
        Booking("email has a lone surrogate", "email", Text("\\ud800@example.com")),
        Booking("email is a list", "email", "[\"ada@example.com\"]"),
        Booking("phone is a word", "phone", Text("call me")),
        Booking("phone is empty", "phone", Text("")),
        Booking("phone has 2 digits", "phone", Text("12")),
        Booking("phone has 16 digits", "phone", Text("+1234567890123456")),
        Booking("phone has 33 characters", "phone", Text($"123{Repeat(" ", 29)}4")),
        Booking("phone has two pluses", "phone", Text("++49 30 1234567")),
        Booking("phone has an extension", "phone", Text("+49 30 1234567 ext. 12")),
        Booking("phone has U+FFFE", "phone", Text("+49 30 1234567\\ufffe")),
        Booking("phone is a number", "phone", "4930123456"),
        Booking("party_size is zero", "party_size", "0"),
        Booking("party_size is negative", "party_size", "-1"),
        Booking("party_size is 101", "party_size", "101"),
        Booking("party_size is 2 to the 32nd plus 1", "party_size", "4294967297"),
        Booking("party_size is a fraction", "party_size", "1.5"),
        Booking("party_size is a text", "party_size", Text("2")),
        Booking("party_size is false", "party_size", "false"),
        Booking("language has an underscore", "language", Text("pt_BR")),
        Booking("language does not exist", "language", Text("klingon")),
        Booking("language has U+FFFE", "language", Text("de\\ufffe")),
        Booking("language is a number", "language", "49"),
    ];

    private static WrongRequest Booking(string name, string member, string? value) =>
        new($"booking: {name}", "POST", "/api/v1/bookings") { Json = Raw.Booking(member, value), Field = member };
}
