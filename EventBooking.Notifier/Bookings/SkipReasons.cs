namespace EventBooking.Notifier.Bookings;

/// <summary>Why there is no need to send a delivery about a booking. They are kept, measured and shown, so none is ever renamed.</summary>
internal static class SkipReasons
{
    /// <summary>There is no such booking any more.</summary>
    public const string BookingGone = "booking_gone";

    /// <summary>The booking has no address on this channel.</summary>
    public const string NoAddress = "no_address";

    /// <summary>The booking has another address by now, which gets notifications of its own.</summary>
    public const string AddressRemoved = "address_removed";

    /// <summary>A newer notification says it instead.</summary>
    public const string Superseded = "superseded";

    /// <summary>The booking was cancelled.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The event was cancelled.</summary>
    public const string EventCancelled = "event_cancelled";

    /// <summary>An end of which its recipient need not hear, as nothing was ever sent there.</summary>
    public const string NothingSent = "never_told";

    /// <summary>A reminder of a slot that has begun.</summary>
    public const string SlotStarted = "slot_started";

    /// <summary>An old message about a slot that is over, such as one that waited through an upgrade.</summary>
    public const string SlotOver = "slot_over";

    /// <summary>A reminder of a slot, or a time, that is not the booking's any more.</summary>
    public const string Moved = "moved";

    /// <summary>The attendee wants no reminders.</summary>
    public const string RemindersStopped = "reminders_stopped";
}
