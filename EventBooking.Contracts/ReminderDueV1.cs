namespace EventBooking.Contracts;

/// <summary>The time has come to remind those who booked a slot. Of versions whose reminders went through the outbox.</summary>
public sealed record ReminderDueV1
{
    /// <summary>The slot.</summary>
    public required Guid TimeSlotId { get; init; }

    /// <summary>How long before the slot begins the reminder comes, in minutes.</summary>
    public required int LeadMinutes { get; init; }

    /// <summary>When the slot begins, as it was when the reminder became due.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When the reminder became due.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
