using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using static System.Net.Http.HttpMethod;

namespace EventBooking.Bench.Soak;

/// <summary>Requests of every kind, and how often each comes among a thousand or so.</summary>
internal static class SoakRequests
{
    /// <summary>A booking of one of the visitor's slots.</summary>
    public static SoakRequest Booking { get; } = new(30, Post, _ => "/api/v1/bookings", 201)
    {
        Body = visitor => Json(
            new { attendee_name = "Grace Hopper", time_slot_id = visitor.Slot, email = visitor.NextEmail(), party_size = 2 }),
        Answered = (visitor, body) => visitor.Keep(body),
    };

    public static IReadOnlyList<SoakRequest> All { get; } =
    [
        // Reads and lists.
        new(250, Get, visitor => $"/api/v1/events/{visitor.Event}/slots", 200),
        new(60, Get, visitor => $"/api/v1/events/{visitor.Event}/slots?include=all", 200),
        new(60, Get, visitor => $"/api/v1/events/{visitor.Event}/slots", 304)
        {
            Headers = (headers, _) => headers.IfNoneMatch.ParseAdd("*"),
        },
        new(80, Get, visitor => $"/api/v1/events/{visitor.Event}", 200),
        new(20, Head, visitor => $"/api/v1/events/{visitor.Event}", 200),
        new(40, Get, _ => "/api/v1/events?limit=3", 200),
        new(
            20,
            Get,
            visitor => string.Create(CultureInfo.InvariantCulture, $"/api/v1/events?limit=2&q=day&from=2031-06-{1 + visitor.Below(28):00}"),
            200),
        new(10, Get, visitor => $"/api/v1/events/{visitor.Event}/calendar.ics", 200),
        new(10, Get, visitor => $"/api/v1/events/{visitor.Event}/slots/live", 200) { IsStream = true },
        new(1, Get, _ => "/openapi.json", 200),
        new(1, Get, _ => "/health", 200),

        // Publishing and bookings.
        new(1, Post, _ => "/api/v1/events", 201)
        {
            Body = _ => Json(new
            {
                name = "Open day",
                event_date = "2031-06-14",
                time_slots = new[] { new { start_time = "09:00:00", end_time = "09:45:00", max_capacity = 5 } },
            }),
        },
        Booking,
        OfBooking(80, Get, "", 200),
        OfBooking(15, Get, "/calendar.ics", 200),
        OfBooking(15, Get, "/qr.svg", 200),
        OfBooking(10, Get, "/qr.png", 200),
        OfBooking(10, Get, "/deliveries", 200),
        OfBooking(15, Put, "", 200) with { Body = visitor => Json(new { attendee_name = $"Grace {visitor.Below(1000)}" }) },
        OfBooking(15, Put, "", 200) with { Body = visitor => Json(new { new_time_slot_id = visitor.Slot }) },
        new(10, Delete, visitor => $"/api/v1/bookings/{visitor.GiveUpToken()}", 204) { NeedsBooking = true },

        // Pages.
        Page(20, Get, "", 200),
        Page(5, Get, "/reminders/stop", 200),
        Page(3, Post, "/reminders/stop", 200) with { Body = _ => Form("List-Unsubscribe=One-Click") },

        // Refusals.
        new(60, Post, _ => "/api/v1/bookings", 409)
        {
            Body = visitor => Json(new { attendee_name = "Late", time_slot_id = visitor.FullSlot }),
        },
        new(20, Get, visitor => $"/api/v1/bookings/{visitor.CancelledToken}", 410, 404),
        new(10, Put, visitor => $"/api/v1/bookings/{visitor.CancelledToken}", 410, 404)
        {
            Body = _ => Json(new { attendee_name = "Late" }),
        },
        new(20, Get, visitor => $"/api/v1/events/{visitor.UnknownId()}", 404),
        new(20, Get, visitor => $"/api/v1/bookings/{visitor.UnknownToken()}", 404),
        new(10, Get, visitor => $"/b/{visitor.UnknownToken()}", 404),
        new(10, Get, visitor => $"/{visitor.UnknownId()}", 404),

        // Bad input.
        new(20, Post, _ => "/api/v1/bookings", 400) { Body = _ => Raw("{\"attendee_name\":", "application/json") },
        new(20, Post, _ => "/api/v1/bookings", 400)
        {
            Body = visitor => Json(
                new { attendee_name = "", time_slot_id = visitor.Slot, email = $"no-address-{visitor.Below(int.MaxValue)}" }),
        },
        new(10, Post, _ => "/api/v1/events", 400)
        {
            Body = visitor => Json(
                new { name = "X", event_date = "2031-02-30", time_zone = $"Nowhere/{visitor.Below(int.MaxValue)}" }),
        },
        new(10, Get, visitor => $"/api/v1/events?limit={visitor.Below(int.MaxValue)}x&cursor={visitor.UnknownToken()}", 400),
        new(5, Post, _ => "/api/v1/bookings", 415) { Body = _ => Raw("name=Grace", "application/x-www-form-urlencoded") },
        new(5, Patch, _ => "/api/v1/bookings", 405, 404),
        new(5, Get, visitor => $"/api/v1/events/{visitor.Event}", 200)
        {
            Headers = (headers, visitor) => headers.TryAddWithoutValidation("Accept-Language", $"x-{visitor.UnknownId()}, de;q=0.5"),
        },
        new(5, Get, visitor => $"/api/v1/events/{visitor.Event}", 200)
        {
            Headers = (headers, visitor) => headers.TryAddWithoutValidation("Origin", $"https://{visitor.UnknownId()}.example"),
        },
        new(5, Get, visitor => $"/api/v1/events/{visitor.Event}", 200)
        {
            Headers = (headers, visitor) =>
                headers.TryAddWithoutValidation("traceparent", $"00-{visitor.UnknownId():N}-0123456789abcdef-01"),
        },
    ];

    private static SoakRequest OfBooking(int weight, HttpMethod method, string below, int expected) =>
        new(weight, method, visitor => $"/api/v1/bookings/{visitor.Token}{below}", expected) { NeedsBooking = true };

    private static SoakRequest Page(int weight, HttpMethod method, string below, int expected) =>
        new(weight, method, visitor => $"/b/{visitor.Token}{below}", expected) { NeedsBooking = true };

    private static JsonContent Json<T>(T body) => JsonContent.Create(body);

    private static StringContent Form(string body) => Raw(body, "application/x-www-form-urlencoded");

    private static StringContent Raw(string body, string type) => new(body, Encoding.UTF8, type);
}
