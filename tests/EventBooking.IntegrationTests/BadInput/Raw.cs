namespace EventBooking.IntegrationTests.BadInput;

/// <summary>Bodies that would work but for one member; its value is JSON as it is sent, null leaves the member out.</summary>
internal static class Raw
{
    public static string Event(string member, string? value) => Write(
        [("name", Text("Bookbinding")), ("event_date", Text("2031-06-15")), ("time_slots", $"[{Slot("", null)}]")], member, value);

    public static string Slot(string member, string? value) => Write(
        [("start_time", Text("09:00")), ("end_time", Text("10:00")), ("max_capacity", "5")], member, value);

    public static string Booking(string member, string? value) => Write(
        [("attendee_name", Text("Ada")), ("time_slot_id", Text("[slot]"))], member, value);

    /// <summary>A JSON string; escapes in it are the caller's.</summary>
    public static string Text(string text) => $"\"{text}\"";

    public static string Repeat(string part, int count) => string.Concat(Enumerable.Repeat(part, count));

    private static string Write((string Member, string? Value)[] members, string changed, string? value)
    {
        var written = members.Where(m => m.Member != changed).Append((Member: changed, Value: value)).Where(m => m.Value is not null);
        return $"{{{string.Join(',', written.Select(m => $"\"{m.Member}\":{m.Value}"))}}}";
    }
}
