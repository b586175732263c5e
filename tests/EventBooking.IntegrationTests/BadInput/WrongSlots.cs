using static EventBooking.IntegrationTests.BadInput.Raw;

namespace EventBooking.IntegrationTests.BadInput;

/// <summary>Events that cannot be published: their slots.</summary>
internal static class WrongSlots
{
    public static IEnumerable<WrongRequest> All { get; } =
    [
        Slots("missing", null, "time_slots"),
        Slots("null", "null", "time_slots"),
        Slots("none", "[]", "time_slots"),
        Slots("an object", "{}", "time_slots"),
        Slots("a text", "\"09:00\"", "time_slots"),
        Slots("1,001", $"[{string.Join(',', Enumerable.Repeat(Raw.Slot("", null), 1_001))}]", "time_slots"),
        Slots("a null", "[null]", "time_slots[0]"),
        Slots("a number", "[5]", "time_slots[0]"),
        Slots("a list", "[[]]", "time_slots[0]"),
        Slots("the second without a start", $"[{Raw.Slot("", null)},{Raw.Slot("start_time", null)}]", "time_slots[1].start_time"),
        Slot("start_time is null", "start_time", "null"),
        Slot("start_time is 25:00", "start_time", Text("25:00")),
        Slot("start_time is 24:00:00", "start_time", Text("24:00:00")),
        Slot("start_time is in minute 60", "start_time", Text("09:60")),
        Slot("start_time is in second 60", "start_time", Text("09:00:60")),
        Slot("start_time has one digit", "start_time", Text("9:00")),
        Slot("start_time has a fraction", "start_time", Text("09:00:00.5")),
        Slot("start_time has an offset", "start_time", Text("09:00:00Z")),
        Slot("start_time is American", "start_time", Text("09:00 AM")),
        Slot("start_time is negative", "start_time", Text("-09:00")),
        Slot("start_time is a number", "start_time", "900"),
        Slot("end_time is missing", "end_time", null),
        Slot("end_time is before the start by too little for a night", "end_time", Text("08:59:59")),
        Slot("end_time is the start", "end_time", Text("09:00")),
        Slot("end_date is the day before", "end_date", Text("2031-06-14")),
        Slot("end_date makes the slot longer than a day", "end_date", Text("2031-06-16")),
        Slot("end_date is two days on", "end_date", Text("2031-06-17")),
        Slot("end_date is the last that there is", "end_date", Text("9999-12-31")),
        Slot("end_date is 31 June", "end_date", Text("2031-06-31")),
        Slot("end_date is a number", "end_date", "16"),
        Slot("end_time is empty", "end_time", Text("")),
        Slot("max_capacity is missing", "max_capacity", null),
        Slot("max_capacity is null", "max_capacity", "null"),
        Slot("max_capacity is zero", "max_capacity", "0"),
        Slot("max_capacity is minus zero point five", "max_capacity", "-0.5"),
        Slot("max_capacity is negative", "max_capacity", "-1"),
        Slot("max_capacity is 1,000,001", "max_capacity", "1000001"),
        Slot("max_capacity is 2 to the 31st", "max_capacity", "2147483648"),
        Slot("max_capacity is -2 to the 63rd", "max_capacity", "-9223372036854775808"),
        Slot("max_capacity has 400 digits", "max_capacity", Repeat("9", 400)),
        Slot("max_capacity is 1e400", "max_capacity", "1e400"),
        Slot("max_capacity is a fraction", "max_capacity", "1.5"),
        Slot("max_capacity is a text", "max_capacity", Text("10")),
        Slot("max_capacity is true", "max_capacity", "true"),
        Slot("max_capacity has a leading zero", "max_capacity", "010") with { Field = "body" },
        Slot("max_capacity is hexadecimal", "max_capacity", "0x10") with { Field = "body" },
        Slot("max_capacity is NaN", "max_capacity", "NaN") with { Field = "body" },
        Slot("date is 30 February", "date", Text("2030-02-30")),
        Slot("date is before 1900", "date", Text("1899-12-31")),
        Slot("date is after 2200", "date", Text("2201-01-01")),
        Slot("date is the last that there is", "date", Text("9999-12-31")),
        Slot("date is a number", "date", "15"),
    ];

    private static WrongRequest Slots(string name, string? value, string field) =>
        new($"slots: {name}", "POST", "/api/v1/events") { Json = Event("time_slots", value), Field = field };

    private static WrongRequest Slot(string name, string member, string? value) =>
        Slots(name, $"[{Raw.Slot(member, value)}]", $"time_slots[0].{member}");
}
