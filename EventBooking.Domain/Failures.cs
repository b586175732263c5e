namespace EventBooking.Domain;

/// <summary>Every failure that an answer can carry. Codes are part of the API's contract: they are added, never renamed.</summary>
public static class Failures
{
    // First: each definition below adds itself.
    private static readonly List<FailureDefinition> Defined = [];

    public static readonly FailureDefinition InvalidRequest = Define("invalid_request", FailureKind.Invalid, "The request is invalid.");
    public static readonly FailureDefinition NotFound = Define("not_found", FailureKind.NotFound, "There is nothing at this address.");
    public static readonly FailureDefinition EventNotFound = Define("event_not_found", FailureKind.NotFound, "The event does not exist.");
    public static readonly FailureDefinition TimeSlotNotFound =
        Define("time_slot_not_found", FailureKind.NotFound, "The time slot does not exist.");
    public static readonly FailureDefinition BookingNotFound =
        Define("booking_not_found", FailureKind.NotFound, "The booking does not exist.");
    public static readonly FailureDefinition MethodNotAllowed =
        Define("method_not_allowed", FailureKind.MethodNotAllowed, "The method is not allowed here.");
    public static readonly FailureDefinition RequestTimeout =
        Define("request_timeout", FailureKind.Timeout, "The request body came too slowly.");
    public static readonly FailureDefinition TimeSlotFull =
        Define("time_slot_full", FailureKind.Conflict, "The time slot has too little room.");
    public static readonly FailureDefinition TimeSlotStarted =
        Define("time_slot_started", FailureKind.Conflict, "The time slot has begun.");
    public static readonly FailureDefinition BookingNotOpen =
        Define("booking_not_open", FailureKind.Conflict, "Booking has not opened yet.");
    public static readonly FailureDefinition BookingClosed = Define("booking_closed", FailureKind.Conflict, "Booking is closed.");
    public static readonly FailureDefinition EventCancelled = Define("event_cancelled", FailureKind.Conflict, "The event was cancelled.");
    public static readonly FailureDefinition DifferentEvent =
        Define("different_event", FailureKind.Conflict, "The time slot belongs to another event.");
    public static readonly FailureDefinition BookingCancelled = Define("booking_cancelled", FailureKind.Gone, "The booking was cancelled.");
    public static readonly FailureDefinition PayloadTooLarge =
        Define("payload_too_large", FailureKind.TooLarge, "The request body is too large.");
    public static readonly FailureDefinition UnsupportedMediaType =
        Define("unsupported_media_type", FailureKind.UnsupportedForm, "The request body is not JSON.");
    public static readonly FailureDefinition InternalError =
        Define("internal_error", FailureKind.Internal, "Something went wrong on our side.");
    public static readonly FailureDefinition DatabaseUnavailable =
        Define("database_unavailable", FailureKind.Unavailable, "The service cannot reach its data right now.");
    public static readonly FailureDefinition Overloaded = Define("overloaded", FailureKind.Unavailable, "Too many requests at once.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FailureDefinition> All => Defined;

    private static FailureDefinition Define(string code, FailureKind kind, string title)
    {
        var definition = new FailureDefinition(code, kind, title);
        Defined.Add(definition);
        return definition;
    }
}
