using System.Net;
using static EventBooking.IntegrationTests.BadInput.Raw;

namespace EventBooking.IntegrationTests.BadInput;

/// <summary>Changes of a booking that cannot be made.</summary>
internal static class WrongChanges
{
    public static IEnumerable<WrongRequest> All { get; } =
    [
        Change("attendee_name is null", "attendee_name", "null"),
        Change("attendee_name is empty", "attendee_name", Text("")),
        Change("attendee_name is blank", "attendee_name", Text("   ")),
        Change("attendee_name has 256 characters", "attendee_name", Text(Repeat("n", 256))),
        Change("attendee_name has a NUL", "attendee_name", Text("\\u0000")),
        Change("attendee_name has a lone surrogate", "attendee_name", Text("\\udfff")),
        Change("attendee_name has U+FFFE", "attendee_name", Text("\\ufffe")),
        Change("attendee_name is invisible", "attendee_name", Text("\\u00ad\\ufeff")),
        Change("attendee_name has a link", "attendee_name", Text("www.evil.example")),
        Change("new_time_slot_id is null", "new_time_slot_id", "null"),
        Change("new_time_slot_id is no uuid", "new_time_slot_id", Text("x")),
        Change("new_time_slot_id is a number", "new_time_slot_id", "7"),
        Change("new_time_slot_id is nobody's", "new_time_slot_id", Text("01890000-0000-7000-8000-000000000000")) with
        {
            Status = HttpStatusCode.NotFound, Code = "time_slot_not_found", Field = null,
        },
        Change("new_time_slot_id is of another event", "new_time_slot_id", Text("[other]")) with
        {
            Status = HttpStatusCode.Conflict, Code = "different_event", Field = null,
        },
        Change("email is no address", "email", Text("nobody")),
        Change("email is empty", "email", Text("")),
        Change("phone is no number", "phone", Text("none")),
        Change("phone has an extension", "phone", Text("030 1234567x12")),
        Change("party_size is null", "party_size", "null"),
        Change("party_size is zero", "party_size", "0"),
        Change("party_size is 101", "party_size", "101"),
        Change("party_size is a text", "party_size", Text("two")),
        Change("language is no tag", "language", Text("?")),
        Change("language does not exist", "language", Text("klingon")),
        new("change: of a token that nobody has", "PUT", $"/api/v1/bookings/{Repeat("A", 43)}")
        {
            Json = "{}", Status = HttpStatusCode.NotFound, Code = "booking_not_found",
        },
        new("change: one field wrong beside a right one", "PUT", "/api/v1/bookings/[token]")
        {
            Json = "{\"attendee_name\":\"Grace\",\"party_size\":0}", Field = "party_size",
        },
    ];

    private static WrongRequest Change(string name, string member, string value) =>
        new($"change: {name}", "PUT", "/api/v1/bookings/[token]") { Json = $"{{\"{member}\":{value}}}", Field = member };
}
