namespace EventBooking.Notifier.Deliveries;

/// <summary>Why there is no need to send a delivery.</summary>
internal static class Skips
{
    /// <summary>There is no such booking any more.</summary>
    public const string BookingGone = "booking_gone";

    /// <summary>The booking has no address on this channel.</summary>
    public const string NoAddress = "no_address";

    /// <summary>This channel is switched off, and was for an hour.</summary>
    public const string ChannelOff = "channel_off";

    /// <summary>A telephone number of a country to which no text messages go.</summary>
    public const string CountryNotAllowed = "country_not_allowed";

    /// <summary>A telephone number that is none of a person's own, such as one at a premium rate.</summary>
    public const string NumberNotAllowed = "number_not_allowed";

    /// <summary>Something newer is told instead.</summary>
    public const string Superseded = "superseded";

    /// <summary>The booking was cancelled.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The event was called off.</summary>
    public const string EventCancelled = "event_cancelled";

    /// <summary>A cancellation of a booking that nobody was ever told of.</summary>
    public const string NeverTold = "never_told";

    /// <summary>There is no need to send it again, but an earlier try may have reached its recipient.</summary>
    public const string MaybeSent = "maybe_sent";

    /// <summary>A notifier did not settle it in time.</summary>
    public const string LeaseOver = "lease_over";

    /// <summary>Reasons, as an SQL list, after which it may have been sent.</summary>
    public const string Unsure = $"('timeout', 'connection_lost', '{LeaseOver}', '{MaybeSent}')";

    /// <summary>A reminder of a slot that has begun.</summary>
    public const string SlotStarted = "slot_started";

    /// <summary>Old news of a slot that is over, such as what was never told before an upgrade.</summary>
    public const string SlotOver = "slot_over";

    /// <summary>A reminder of a slot, or a time, that is not the booking's any more.</summary>
    public const string Moved = "moved";

    /// <summary>The booking's holder wants no reminders.</summary>
    public const string RemindersStopped = "reminders_stopped";
}
