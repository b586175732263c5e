using System.Text;

namespace EventBooking.Bench.Load;

/// <summary>The bytes of a request to book, with an address to write to, as wrk's script sends them.</summary>
internal static class BookingRequest
{
    /// <summary>The address to write to.</summary>
    public static string Email(int number) => $"john{number}@example.com";

    public static byte[] Bytes(int number, Guid slot)
    {
        var body = $$"""{"attendee_name":"John Doe {{number}}","time_slot_id":"{{slot}}","email":"{{Email(number)}}"}""";
        return Encoding.ASCII.GetBytes(
            "POST /api/v1/bookings HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
                + $"{body.Length}\r\n\r\n{body}");
    }
}
