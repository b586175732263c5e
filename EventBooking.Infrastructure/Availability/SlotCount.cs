using System.Text.Json.Serialization;

namespace EventBooking.Infrastructure.Availability;

/// <summary>How many seats of a slot are taken, as of a version of its row: the count with the higher version is newer.</summary>
internal readonly record struct SlotCount(Guid EventId, Guid SlotId, long Version, int CurrentBookings);

/// <summary>What instances say to each other through Redis, as JSON that an operator can read there.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(List<SlotCount>))]
[JsonSerializable(typeof(EventCounts))]
internal sealed partial class AvailabilityJson : JsonSerializerContext;
