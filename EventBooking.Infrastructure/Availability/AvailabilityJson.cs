using System.Text.Json.Serialization;

namespace EventBooking.Infrastructure.Availability;

/// <summary>What instances say to each other through Redis, as JSON that an operator can read there.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(List<SlotCount>))]
[JsonSerializable(typeof(EventCounts))]
internal sealed partial class AvailabilityJson : JsonSerializerContext;
