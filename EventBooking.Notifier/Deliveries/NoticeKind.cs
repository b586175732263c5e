namespace EventBooking.Notifier.Deliveries;

/// <summary>What a notice says.</summary>
internal enum NoticeKind
{
    /// <summary>The booking stands. Also said in place of a move or a change to whom nothing was sent yet.</summary>
    Confirmed,

    /// <summary>The booking moved to another slot.</summary>
    Moved,

    /// <summary>Its details changed.</summary>
    Changed,

    /// <summary>The booking was cancelled.</summary>
    Cancelled,

    /// <summary>The whole event was called off.</summary>
    EventCancelled,

    /// <summary>Its slot begins soon.</summary>
    Reminder,
}
