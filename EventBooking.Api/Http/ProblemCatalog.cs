using System.Collections.Frozen;
using EventBooking.Domain;

namespace EventBooking.Api.Http;

/// <summary>What a code means over HTTP.</summary>
/// <param name="Code">The code.</param>
/// <param name="Status">The status of an answer that carries it.</param>
/// <param name="Title">What it means, the same words each time.</param>
internal sealed record ProblemKind(string Code, int Status, string Title)
{
    /// <summary>Identifies the kind of problem (RFC 9457, section 3.1.1). A name, not an address.</summary>
    public string Type { get; } = $"urn:eventbooking:problem:{Code}";
}

/// <summary>The one place that says which status a code has.</summary>
internal static class ProblemCatalog
{
    private static readonly FrozenDictionary<string, ProblemKind> Kinds = new ProblemKind[]
    {
        new(ErrorCodes.InvalidRequest, StatusCodes.Status400BadRequest, "The request is invalid."),
        new(ErrorCodes.NotFound, StatusCodes.Status404NotFound, "There is nothing at this address."),
        new(ErrorCodes.EventNotFound, StatusCodes.Status404NotFound, "The event does not exist."),
        new(ErrorCodes.TimeSlotNotFound, StatusCodes.Status404NotFound, "The time slot does not exist."),
        new(ErrorCodes.BookingNotFound, StatusCodes.Status404NotFound, "The booking does not exist."),
        new(ErrorCodes.MethodNotAllowed, StatusCodes.Status405MethodNotAllowed, "The method is not allowed here."),
        new(ErrorCodes.RequestTimeout, StatusCodes.Status408RequestTimeout, "The request body came too slowly."),
        new(ErrorCodes.TimeSlotFull, StatusCodes.Status409Conflict, "The time slot has too little room."),
        new(ErrorCodes.TimeSlotStarted, StatusCodes.Status409Conflict, "The time slot has begun."),
        new(ErrorCodes.BookingNotOpen, StatusCodes.Status409Conflict, "Booking has not opened yet."),
        new(ErrorCodes.BookingClosed, StatusCodes.Status409Conflict, "Booking is closed."),
        new(ErrorCodes.EventCancelled, StatusCodes.Status409Conflict, "The event was cancelled."),
        new(ErrorCodes.DifferentEvent, StatusCodes.Status409Conflict, "The time slot belongs to another event."),
        new(ErrorCodes.BookingCancelled, StatusCodes.Status410Gone, "The booking was cancelled."),
        new(ErrorCodes.PayloadTooLarge, StatusCodes.Status413PayloadTooLarge, "The request body is too large."),
        new(ErrorCodes.UnsupportedMediaType, StatusCodes.Status415UnsupportedMediaType, "The request body is not JSON."),
        new(ErrorCodes.InternalError, StatusCodes.Status500InternalServerError, "Something went wrong on our side."),
        new(ErrorCodes.DatabaseUnavailable, StatusCodes.Status503ServiceUnavailable, "The service cannot reach its data right now."),
        new(ErrorCodes.Overloaded, StatusCodes.Status503ServiceUnavailable, "Too many requests at once."),
    }.ToFrozenDictionary(kind => kind.Code, StringComparer.Ordinal);

    /// <summary>Every kind of problem.</summary>
    public static IEnumerable<ProblemKind> All => Kinds.Values;

    /// <summary>The kind of problem that a code stands for.</summary>
    public static ProblemKind Of(string code) => Kinds[code];
}
