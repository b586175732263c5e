using System.Net;
using System.Net.Http.Json;
using EventBooking.IntegrationTests.Harness.Described;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>The API in the words of those who use it. Each answer is held against the API's document.</summary>
public sealed class ApiDriver
{
    public ApiDriver(Uri address)
    {
        // As from a caller that traces nothing, whatever listens in this process; redirects are answers, too.
        var inner = new SocketsHttpHandler { AllowAutoRedirect = false, ActivityHeadersPropagator = null };
        Http = new HttpClient(new DescribedOnly(inner, () => MayFault)) { BaseAddress = address };
    }

    public HttpClient Http { get; }

    /// <summary>Lets 500 through, which no call of the document answers: for a test that breaks the service itself.</summary>
    public bool MayFault { get; set; }

    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        return await SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <summary>Asks as a client of that language does.</summary>
    public async Task<Answer> GetAsync(string path, string? acceptLanguage)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (acceptLanguage is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Language", acceptLanguage);
        }

        return await SendAsync(request);
    }

    public async Task<EventDto> PublishAsync(EventBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return (await SendAsync(HttpMethod.Post, "/api/v1/events", builder.ToRequest())).ShouldBe<EventDto>(HttpStatusCode.Created);
    }

    /// <summary>Publishes an event with one slot and returns the slot.</summary>
    public async Task<SlotDto> PublishSlotAsync(int capacity = 10) =>
        (await PublishAsync(new EventBuilder().WithSlot(capacity))).TimeSlots[0];

    public Task<Answer> TryBookAsync(Guid slot, string name = "Ada Lovelace", int party = 1, string? email = null, string? phone = null) =>
        SendAsync(HttpMethod.Post, "/api/v1/bookings", new { attendee_name = name, time_slot_id = slot, party_size = party, email, phone });

    public async Task<BookingDto> BookAsync(
        Guid slot, string name = "Ada Lovelace", int party = 1, string? email = null, string? phone = null) =>
        (await TryBookAsync(slot, name, party, email, phone)).ShouldBe<BookingDto>(HttpStatusCode.Created);

    public Task<Answer> TryChangeAsync(BookingDto booking, object change)
    {
        ArgumentNullException.ThrowIfNull(booking);
        return SendAsync(HttpMethod.Put, $"/api/v1/bookings/{booking.BookingToken}", change);
    }

    public Task<Answer> TryMoveAsync(BookingDto booking, Guid slot) => TryChangeAsync(booking, new { new_time_slot_id = slot });

    public Task<Answer> TryCancelAsync(BookingDto booking)
    {
        ArgumentNullException.ThrowIfNull(booking);
        return SendAsync(HttpMethod.Delete, $"/api/v1/bookings/{booking.BookingToken}");
    }

    public Task<Answer> TryViewAsync(BookingDto booking)
    {
        ArgumentNullException.ThrowIfNull(booking);
        return GetAsync($"/api/v1/bookings/{booking.BookingToken}");
    }

    public async Task<IReadOnlyList<SlotDto>> SlotsAsync(Guid eventId) =>
        (await GetAsync($"/api/v1/events/{eventId}/slots?include=all")).ShouldBe<List<SlotDto>>(HttpStatusCode.OK);
}
