using System.Text.Json.Serialization;
using EventBooking.Domain;
using EventBooking.Domain.Bookings;
using Microsoft.AspNetCore.Mvc;

namespace EventBooking.Api.Http;

/// <summary>A failure as problem details (RFC 9457): what every problem has, a stable code, and what only some failures have.</summary>
internal sealed class FailureDetails : ProblemDetails
{
    public FailureDetails(Failure failure)
    {
        var definition = failure.Definition;
        (Type, Title, Status) = (definition.Urn, definition.Title, definition.Kind.ToStatus());
        (Detail, Code) = (failure.Detail, definition.Code);
        Errors = (failure as InvalidRequest)?.Errors;
        MoreErrors = failure is InvalidRequest { MoreErrors: > 0 and var more } ? more : null;
        OpensAt = (failure as BookingNotOpen)?.OpensAt;
        AvailableSpots = (failure as TimeSlotFull)?.AvailableSpots;
    }

    public string Code { get; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Errors { get; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MoreErrors { get; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? OpensAt { get; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? AvailableSpots { get; }
}

[JsonSerializable(typeof(FailureDetails))]
internal sealed partial class FailureJson : JsonSerializerContext;
