using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EventBooking.IntegrationTests.Secrecy;

/// <summary>All that clients do and get wrong, with names, addresses and tokens that must stay secret.</summary>
internal sealed class Tour(ApiProcess process, Secrets secrets)
{
    private ApiDriver Api => process.Api;

    public async Task<BookingDto> BookAsync()
    {
        var request = new
        {
            name = "A public event",
            event_date = "2031-06-15",
            organizer_email = Secrets.OrganizerEmail,
            time_slots = new[]
            {
                new { start_time = "09:00", end_time = "10:00", max_capacity = 9 },
                new { start_time = "11:00", end_time = "12:00", max_capacity = 1 },
            },
        };
        var published = (await Api.SendAsync(HttpMethod.Post, "/api/v1/events", request)).ShouldBe<EventDto>(HttpStatusCode.Created);
        secrets.Add(published.OrganizerToken!);
        var (first, second) = (published.TimeSlots[0].Id, published.TimeSlots[1].Id);
        var booking = await Api.BookAsync(first, Secrets.Name, email: Secrets.Email, phone: Secrets.Phone);
        secrets.Add(booking.BookingToken);
        // Anyone who has one half can nearly guess the rest where the other half is only written in escapes.
        secrets.Add(booking.BookingToken[22..]);
        await Api.TryViewAsync(booking);
        foreach (var path in HolderPaths(booking))
        {
            (await Api.GetAsync(path)).ShouldBe(HttpStatusCode.OK);
        }

        await Api.SendAsync(HttpMethod.Post, $"/b/{booking.BookingToken}/reminders/stop");
        await Api.TryMoveAsync(booking, second);
        await Api.TryChangeAsync(booking, new { attendee_name = Secrets.NewName, email = Secrets.NewEmail, party_size = 1 });
        await Api.TryBookAsync(second, Secrets.Name, email: Secrets.Email);
        await Api.GetAsync($"/api/v1/events?q={Uri.EscapeDataString("public")}");
        return booking;
    }

    public async Task MistakeAsync(BookingDto booking)
    {
        var token = booking.BookingToken;
        var slot = booking.TimeSlotId;
        foreach (var method in new[] { "PATCH", "POST", "OPTIONS", "HEAD" })
        {
            await Api.SendAsync(new HttpMethod(method), $"/api/v1/bookings/{token}");
        }

        foreach (var path in new[]
        {
            $"/api/v1/bookings/{token}/ticket", $"/api/v1/bookings/{token}/", $"/api/v1/bookings//{token}", $"/API/V1/Bookings/{token}",
            $"/api/v1/booking/{token}", $"/bookings/{token}", $"/b/{token}/x", $"/b//{token}", $"/B/{token}", $"/b%2F{token}",
            $"/%62/{token}", $"/b/{token}?again={token}", $"/b?token={token}", $"/b/x{token}",
            $"/api/v1/bookings%2F{token}", $"/api/v1/%62ookings/{token}", $"/api/v1/bookings/{token}?again={token}", $"/{token}",
        })
        {
            await Api.GetAsync(path);
        }

        foreach (var body in new[]
        {
            $$"""{"attendee_name": "{{Secrets.Name}}", "email": "{{Secrets.Email}}" """,
            $$"""{"attendee_name": {{Secrets.Name}}}""",
            $$"""{"attendee_name": ["{{Secrets.Name}}"], "time_slot_id": "{{slot}}"}""",
            $$"""{"attendee_name": "{{Secrets.Name}}", "time_slot_id": "{{Secrets.Email}}"}""",
            $$"""{"attendee_name": "{{Secrets.Name}}", "time_slot_id": "{{slot}}", "party_size": "{{Secrets.Phone}}"}""",
            $$"""{"attendee_name": "{{Secrets.Name}}\u0000", "time_slot_id": "{{slot}}", "email": "no address {{Secrets.Email}}"}""",
            $$"""{"attendee_name": "{{Secrets.Name}}", "time_slot_id": "{{Guid.Empty}}","""
                + $$""" "email": "{{Secrets.Email}}", "language": "{{Secrets.Name}}"}""",
        })
        {
            await SendJsonAsync(HttpMethod.Post, "/api/v1/bookings", body);
            await SendJsonAsync(HttpMethod.Put, $"/api/v1/bookings/{token}", body);
        }

        await SendRawAsync($"GET /api/v1/bookings/{token}%00 HTTP/1.1\r\nHost: x\r\n\r\n");
        await SendRawAsync($"GET /b/{token}%00 HTTP/1.1\r\nHost: x\r\n\r\n");
        var encodedTwice = $"{token[..20]}%25{(int)token[20]:X2}{token[21..]}";
        foreach (var target in new[]
        {
            $"/{encodedTwice}", $"/b/{encodedTwice}", $"/booking/{encodedTwice}", $"/b/{token}/../../x", $"http://x/b/{token}",
            $"/api/v1/bookings/x?again={encodedTwice.Replace("%25", "%", StringComparison.Ordinal)}", $"/b/{encodedTwice}%2500",
        })
        {
            await SendRawAsync($"GET {target} HTTP/1.1\r\nHost: x\r\n\r\n");
        }

        await SendRawAsync($"GET /api/v1/bookings/{token} HTTP/9.1\r\nHost: x\r\n\r\n");
        await SendRawAsync($"GET /api/v1/bookings/{token}\u0001 HTTP/1.1\r\nHost: {token} {token}\r\n\r\n");
    }

    /// <summary>While the database is away.</summary>
    public Task BeRefusedAsync(BookingDto booking) => Task.WhenAll(
        [.. HolderPaths(booking).Select(Api.GetAsync),
        Api.TryViewAsync(booking),
        Api.TryChangeAsync(booking, new { attendee_name = Secrets.Name }),
        Api.TryBookAsync(booking.TimeSlotId, Secrets.Name, email: Secrets.Email),
        Api.SendAsync(HttpMethod.Post, "/api/v1/events", new EventBuilder { Name = Secrets.Name }.WithSlot().ToRequest())]);

    public async Task EndAsync(BookingDto booking)
    {
        (await Api.TryCancelAsync(booking)).ShouldBe(HttpStatusCode.NoContent);
        (await Api.TryViewAsync(booking)).ShouldFail(HttpStatusCode.Gone, "booking_cancelled");
    }

    private static string[] HolderPaths(BookingDto booking) =>
    [
        $"/api/v1/bookings/{booking.BookingToken}/calendar.ics",
        $"/api/v1/bookings/{booking.BookingToken}/qr.svg",
        $"/api/v1/bookings/{booking.BookingToken}/qr.png",
        $"/api/v1/bookings/{booking.BookingToken}/deliveries",
        $"/b/{booking.BookingToken}",
        $"/b/{booking.BookingToken}/reminders/stop",
    ];

    private async Task SendJsonAsync(HttpMethod method, string path, string body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        using var response = await Api.Http.SendAsync(request);
        ((int)response.StatusCode).ShouldBeLessThan(500);
    }

    private async Task SendRawAsync(string request)
    {
        using var client = new TcpClient("127.0.0.1", process.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        client.Client.Shutdown(SocketShutdown.Send);
        await new StreamReader(stream).ReadToEndAsync();
    }
}
