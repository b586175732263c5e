namespace EventBooking.Domain;

/// <summary>Every failure that an answer can carry. Codes are part of the API's contract: they are added, never renamed.</summary>
public static class Failures
{
    // First: each definition below adds itself.
    private static readonly List<FailureDefinition> Defined = [];

    /// <summary>The request itself is wrong: malformed JSON, a missing or out-of-range field, a bad query parameter.</summary>
    public static readonly FailureDefinition InvalidRequest = Define("invalid_request", FailureKind.Invalid, "The request is invalid.");

    /// <summary>No such route.</summary>
    public static readonly FailureDefinition NotFound = Define("not_found", FailureKind.NotFound, "There is nothing at this address.");

    /// <summary>No such event.</summary>
    public static readonly FailureDefinition EventNotFound = Define("event_not_found", FailureKind.NotFound, "The event does not exist.");

    /// <summary>No such time slot.</summary>
    public static readonly FailureDefinition TimeSlotNotFound =
        Define("time_slot_not_found", FailureKind.NotFound, "The time slot does not exist.");

    /// <summary>No booking with this token.</summary>
    public static readonly FailureDefinition BookingNotFound =
        Define("booking_not_found", FailureKind.NotFound, "The booking does not exist.");

    /// <summary>The route exists, the method does not.</summary>
    public static readonly FailureDefinition MethodNotAllowed =
        Define("method_not_allowed", FailureKind.MethodNotAllowed, "The method is not allowed here.");

    /// <summary>The request's body came too slowly.</summary>
    public static readonly FailureDefinition RequestTimeout =
        Define("request_timeout", FailureKind.Timeout, "The request body came too slowly.");

    /// <summary>The slot has too little room for the party.</summary>
    public static readonly FailureDefinition TimeSlotFull =
        Define("time_slot_full", FailureKind.Conflict, "The time slot has too little room.");

    /// <summary>The slot has begun.</summary>
    public static readonly FailureDefinition TimeSlotStarted =
        Define("time_slot_started", FailureKind.Conflict, "The time slot has begun.");

    /// <summary>The event's booking window has not opened yet.</summary>
    public static readonly FailureDefinition BookingNotOpen =
        Define("booking_not_open", FailureKind.Conflict, "Booking has not opened yet.");

    /// <summary>The event's booking window is over.</summary>
    public static readonly FailureDefinition BookingClosed = Define("booking_closed", FailureKind.Conflict, "Booking is closed.");

    /// <summary>The event was cancelled.</summary>
    public static readonly FailureDefinition EventCancelled = Define("event_cancelled", FailureKind.Conflict, "The event was cancelled.");

    /// <summary>The new slot belongs to another event.</summary>
    public static readonly FailureDefinition DifferentEvent =
        Define("different_event", FailureKind.Conflict, "The time slot belongs to another event.");

    /// <summary>The booking was cancelled.</summary>
    public static readonly FailureDefinition BookingCancelled = Define("booking_cancelled", FailureKind.Gone, "The booking was cancelled.");

    /// <summary>The request body is too large.</summary>
    public static readonly FailureDefinition PayloadTooLarge =
        Define("payload_too_large", FailureKind.TooLarge, "The request body is too large.");

    /// <summary>The request body is not JSON.</summary>
    public static readonly FailureDefinition UnsupportedMediaType =
        Define("unsupported_media_type", FailureKind.UnsupportedForm, "The request body is not JSON.");

    /// <summary>A mistake of ours: nothing a client sends should ever bring it.</summary>
    public static readonly FailureDefinition InternalError =
        Define("internal_error", FailureKind.Internal, "Something went wrong on our side.");

    /// <summary>The database cannot be reached, or is not ready yet.</summary>
    public static readonly FailureDefinition DatabaseUnavailable =
        Define("database_unavailable", FailureKind.Unavailable, "The service cannot reach its data right now.");

    /// <summary>More requests than the service can take right now.</summary>
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
