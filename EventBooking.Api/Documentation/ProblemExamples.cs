using System.Text.Json;
using System.Text.Json.Nodes;
using EventBooking.Api.Http;
using EventBooking.Domain;
using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;

namespace EventBooking.Api.Documentation;

/// <summary>
/// A failure of each code, turned into an answer by the code that answers requests. Each call has an
/// <see cref="ErrorCodes.InvalidRequest"/> of its own.
/// </summary>
internal static class ProblemExamples
{
    private static readonly Dictionary<string, Failure> Failures = new Failure[]
    {
        new EventNotFound(),
        new TimeSlotNotFound(),
        new BookingNotFound(),
        new TimeSlotFull(Seats: 4, AvailableSpots: 1),
        new TimeSlotStarted(),
        new BookingNotOpen(Examples.OpensAt),
        new BookingClosed(),
        new EventCancelled(),
        new DifferentEvent(),
        new BookingCancelled(),
        ApiFailure.OfStatus(StatusCodes.Status404NotFound),
        ApiFailure.OfStatus(StatusCodes.Status405MethodNotAllowed),
        ApiFailure.OfStatus(StatusCodes.Status408RequestTimeout),
        ApiFailure.OfStatus(StatusCodes.Status413PayloadTooLarge),
        ApiFailure.OfStatus(StatusCodes.Status415UnsupportedMediaType),
        ApiFailure.OfStatus(StatusCodes.Status500InternalServerError),
        ApiFailure.OfDatabase(ErrorCodes.DatabaseUnavailable),
        ApiFailure.OfDatabase(ErrorCodes.Overloaded),
    }.ToDictionary(failure => failure.Code, StringComparer.Ordinal);

    /// <summary>The answer that tells of a failure.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="errors">What an invalid request of this call has wrong.</param>
    /// <param name="options">How answers are written.</param>
    public static JsonNode Of(string code, IReadOnlyDictionary<string, string[]> errors, JsonSerializerOptions options)
    {
        var failure = code == ErrorCodes.InvalidRequest ? new InvalidRequest(errors) : Failures[code];
        return JsonSerializer.SerializeToNode(new FailureDetails(failure), options)!;
    }
}
