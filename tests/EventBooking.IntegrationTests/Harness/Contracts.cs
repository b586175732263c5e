using System.Text.Json;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>The API's contract, written down a second time: a renamed member breaks the tests, as it would break a client.</summary>
public static class Contract
{
    public static readonly JsonSerializerOptions Json = new(
        JsonSerializerDefaults.Web)
    { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
}

public sealed record EventDto(
    Guid Id, string Name, string? Description, string EventDate, string TimeZone, string? Location, string Language, string? OpensAt,
    string? ClosesAt, string Status, DateTimeOffset CreatedAt, IReadOnlyList<SlotDto> TimeSlots, string? OrganizerToken);

public sealed record SlotDto(
    Guid Id, string Date, string StartTime, string EndDate, string EndTime, string StartsAt, string EndsAt, int MaxCapacity,
    int CurrentBookings, int AvailableSpots, string Status);

public sealed record BookingDto(
    Guid Id, string AttendeeName, Guid TimeSlotId, Guid EventId, string BookingToken, string? Email, string? Phone, int PartySize,
    string? Language, string Status, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

public sealed record ProblemDto(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    IReadOnlyDictionary<string, string[]>? Errors,
    string? OpensAt,
    int? AvailableSpots);
