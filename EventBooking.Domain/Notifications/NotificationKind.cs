namespace EventBooking.Domain.Notifications;

/// <summary>
/// What happened that people hear of. It has this one name from the rule to the mail; outbox, messages and deliveries write it in
/// snake_case (<see cref="NotificationKinds"/>).
/// </summary>
public enum NotificationKind
{
    /// <summary>A booking was made, or got an e-mail address or its first telephone number.</summary>
    BookingConfirmed,

    /// <summary>A booking moved to another slot.</summary>
    BookingMoved,

    /// <summary>The name, contact or seats of a booking changed.</summary>
    BookingChanged,

    /// <summary>A booking was cancelled.</summary>
    BookingCancelled,

    /// <summary>An event was cancelled; its bookings stay as they are.</summary>
    EventCancelled,

    /// <summary>A slot begins soon.</summary>
    Reminder,

    /// <summary>An e-mail address was taken out of a booking. The address itself hears of it, once.</summary>
    AddressRemoved,
}
