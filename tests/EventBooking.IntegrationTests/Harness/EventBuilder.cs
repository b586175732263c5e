namespace EventBooking.IntegrationTests.Harness;

/// <summary>An event to publish; what a scenario does not say has a default that works.</summary>
public sealed record EventBuilder
{
    private readonly List<object> _slots = [];

    public string Name { get; init; } = "Bookbinding for beginners";

    public string EventDate { get; init; } = "2031-06-15";

    public string TimeZone { get; init; } = "UTC";

    public string? Description { get; init; }

    public string? Location { get; init; }

    public string? Language { get; init; }

    public string? OpensAt { get; init; }

    public string? ClosesAt { get; init; }

    public string? OrganizerEmail { get; init; }

    public EventBuilder WithSlot(
        int capacity = 10, string start = "09:00:00", string end = "10:00:00", string? date = null, string? endDate = null)
    {
        _slots.Add(new { start_time = start, end_time = end, max_capacity = capacity, date, end_date = endDate });
        return this;
    }

    /// <summary>A slot from an instant, in UTC, to the midnight after.</summary>
    public EventBuilder WithSlotAt(DateTimeOffset start, int capacity = 10) =>
        WithSlot(capacity, $"{start.UtcDateTime:HH:mm:ss}", "00:00:00", $"{start.UtcDateTime:yyyy-MM-dd}");

    public EventBuilder WithSlots(int count, int capacity)
    {
        for (var i = 0; i < count; i++)
        {
            WithSlot(capacity, $"{i:00}:00:00", $"{i:00}:30:00");
        }

        return this;
    }

    public object ToRequest() => new
    {
        name = Name,
        event_date = EventDate,
        time_zone = TimeZone,
        description = Description,
        location = Location,
        language = Language,
        opens_at = OpensAt,
        closes_at = ClosesAt,
        organizer_email = OrganizerEmail,
        time_slots = _slots,
    };
}
