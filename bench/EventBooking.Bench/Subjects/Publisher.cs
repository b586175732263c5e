using System.Net.Http.Json;
using System.Text.Json;

namespace EventBooking.Bench.Subjects;

/// <summary>Publishes events as any client does; the reference API takes the same call.</summary>
internal sealed class Publisher(WebSubject subject)
{
    private static readonly HttpClient Client = new();

    /// <summary>Events with so many slots each, all empty.</summary>
    public async Task<PublishedSlots> PublishAsync(int events, int slots, int capacity, CancellationToken cancellationToken)
    {
        List<Guid> eventIds = [];
        List<Guid> slotIds = [];
        for (var i = 0; i < events; i++)
        {
            var body = new
            {
                name = $"Open day {i + 1}",
                event_date = "2031-06-14",
                time_slots = Enumerable.Range(0, slots)
                    .Select(n => new { start_time = $"{n:00}:00:00", end_time = $"{n:00}:45:00", max_capacity = capacity }),
            };
            using var response = await Client.PostAsJsonAsync(new Uri(subject.Address, "/api/v1/events"), body, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw new BenchException($"{subject.Name} refused an event ({(int)response.StatusCode}): {text}");
            }

            using var json = JsonDocument.Parse(text);
            eventIds.Add(json.RootElement.GetProperty("id").GetGuid());
            slotIds.AddRange(json.RootElement.GetProperty("time_slots").EnumerateArray().Select(slot => slot.GetProperty("id").GetGuid()));
        }

        return new PublishedSlots(eventIds, slotIds);
    }

    /// <summary>The status and bytes of a GET.</summary>
    public async Task<(int Status, byte[] Body)> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await Client.GetAsync(new Uri(subject.Address, path), cancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken));
    }

    /// <summary>The status and bytes of an attempt to book.</summary>
    public async Task<(int Status, byte[] Body)> BookAsync(Guid slot, CancellationToken cancellationToken)
    {
        var body = new { attendee_name = "John Doe", time_slot_id = slot, email = "john@example.com" };
        using var response = await Client.PostAsJsonAsync(new Uri(subject.Address, "/api/v1/bookings"), body, cancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken));
    }
}
