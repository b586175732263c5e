namespace EventBooking.Domain.Events;

/// <summary>What someone who wants to book a slot finds right now.</summary>
public enum SlotStatus
{
    /// <summary>It has room and can be booked.</summary>
    Open,

    /// <summary>It could be booked, had it room.</summary>
    Full,

    /// <summary>The event's booking window has not opened yet.</summary>
    NotOpen,

    /// <summary>It has begun, the booking window is over, or the event was cancelled.</summary>
    Closed,
}
