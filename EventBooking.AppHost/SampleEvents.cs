using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventBooking.AppHost;

/// <summary>A few events in the near future, made through the API as anyone would.</summary>
internal static class SampleEvents
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The body of a first call to try: short enough to read.</summary>
    public static string First(TimeProvider time) =>
        JsonSerializer.Serialize(new SampleEvent("My first event", In(time, days: 30), Slots: [Slot(9, 10, 50)]), Json);

    /// <exception cref="LocalServerException">The API refused one, or did not answer.</exception>
    public static async Task AddAsync(Uri api, TimeProvider time, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = api };
        foreach (var sample in All(time))
        {
            try
            {
                using var response = await client.PostAsJsonAsync("/api/v1/events", sample, Json, cancellationToken);
                if (!response.IsSuccessStatusCode)
                {
                    var body = await response.Content.ReadAsStringAsync(cancellationToken);
                    throw new LocalServerException(
                        $"The API refused the sample event \"{sample.Name}\" ({(int)response.StatusCode}): {body}");
                }
            }
            catch (Exception exception) when (exception is HttpRequestException
                || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                throw new LocalServerException($"The API did not answer: {exception.Message}", exception);
            }
        }
    }

    private static SampleEvent[] All(TimeProvider time) =>
    [
        new(
            "Open house",
            In(time, days: 7),
            "Look behind the scenes, with coffee.",
            "Europe/Berlin",
            "Main hall",
            [Slot(10, 11, 40), Slot(11, 12, 40), Slot(14, 15, 40)]),
        new("Pottery for beginners", In(time, days: 14), "Two hours, one bowl each.", "Europe/London", "Studio 2", [Slot(18, 20, 8)]),
        new(
            "Flu vaccination",
            In(time, days: 21),
            "Bring your insurance card.",
            "America/New_York",
            "Health centre",
            [.. Enumerable.Range(8, 8).Select(hour => Slot(hour, hour + 1, 12))]),
        new(
            "Rooftop concert",
            In(time, days: 45),
            "Doors open an hour before. Afterwards there is dancing.",
            "Asia/Tokyo",
            "Rooftop",
            [Slot(19, 22, 500), Slot(22, 2, 200)]),
    ];

    private static DateOnly In(TimeProvider time, int days) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(days);

    private static SampleSlot Slot(int from, int to, int capacity) => new(new TimeOnly(from, 0), new TimeOnly(to, 0), capacity);

    private sealed record SampleEvent(
        string Name,
        DateOnly EventDate,
        string? Description = null,
        string? TimeZone = null,
        string? Location = null,
        [property: JsonPropertyName("time_slots")] IReadOnlyList<SampleSlot>? Slots = null);

    private sealed record SampleSlot(TimeOnly StartTime, TimeOnly EndTime, int MaxCapacity);
}
