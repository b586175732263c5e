namespace EventBooking.Infrastructure.Deliveries;

/// <summary>That the bookings of a slot were, or are being, reminded so long before it begins. The row makes it happen once.</summary>
public sealed class Reminder
{
    /// <summary>The slot.</summary>
    public Guid TimeSlotId { get; init; }

    /// <summary>How long before the slot begins, in minutes.</summary>
    public int LeadMinutes { get; init; }

    /// <summary>When the slot begins. A slot that is put off has its reminders once more.</summary>
    public DateTimeOffset StartsAt { get; init; }

    /// <summary>When this was written.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when a notifier alone writes its deliveries; then any may go on. Null once all of them are written.</summary>
    public DateTimeOffset? ClaimedUntil { get; init; }
}
