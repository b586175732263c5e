namespace EventBooking.Domain;

/// <summary>Every code that an answer can carry. Codes are part of the API's contract: they are added, never renamed.</summary>
public static class ErrorCodes
{
    /// <summary>The request itself is wrong: malformed JSON, a missing or out-of-range field, a bad query parameter.</summary>
    public const string InvalidRequest = "invalid_request";

    /// <summary>No such route.</summary>
    public const string NotFound = "not_found";

    /// <summary>No such event.</summary>
    public const string EventNotFound = "event_not_found";

    /// <summary>No such time slot.</summary>
    public const string TimeSlotNotFound = "time_slot_not_found";

    /// <summary>No booking with this token.</summary>
    public const string BookingNotFound = "booking_not_found";

    /// <summary>The slot has too little room for the party.</summary>
    public const string TimeSlotFull = "time_slot_full";

    /// <summary>The slot has begun.</summary>
    public const string TimeSlotStarted = "time_slot_started";

    /// <summary>The event's booking window has not opened yet.</summary>
    public const string BookingNotOpen = "booking_not_open";

    /// <summary>The event's booking window is over.</summary>
    public const string BookingClosed = "booking_closed";

    /// <summary>The event was cancelled.</summary>
    public const string EventCancelled = "event_cancelled";

    /// <summary>The new slot belongs to another event.</summary>
    public const string DifferentEvent = "different_event";

    /// <summary>The booking was cancelled.</summary>
    public const string BookingCancelled = "booking_cancelled";

    /// <summary>The route exists, the method does not.</summary>
    public const string MethodNotAllowed = "method_not_allowed";

    /// <summary>The request's body came too slowly.</summary>
    public const string RequestTimeout = "request_timeout";

    /// <summary>The request body is too large.</summary>
    public const string PayloadTooLarge = "payload_too_large";

    /// <summary>The request body is not JSON.</summary>
    public const string UnsupportedMediaType = "unsupported_media_type";

    /// <summary>The database cannot be reached, or is not ready yet.</summary>
    public const string DatabaseUnavailable = "database_unavailable";

    /// <summary>More requests than the service can take right now.</summary>
    public const string Overloaded = "overloaded";

    /// <summary>A mistake of ours: nothing a client sends should ever bring it.</summary>
    public const string InternalError = "internal_error";
}
