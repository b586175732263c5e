using System.Globalization;
using EventBooking.Contracts;

namespace EventBooking.Infrastructure.Outbox;

/// <summary>What can be told, as the outbox names it, and the contract that says it to others.</summary>
public static class OutboxKinds
{
    /// <summary>A booking was made, or got somebody to tell for the first time: <see cref="BookingConfirmedV1"/>.</summary>
    public const string BookingConfirmed = "booking_confirmed";

    /// <summary>A booking moved to another slot: <see cref="BookingMovedV1"/>.</summary>
    public const string BookingMoved = "booking_moved";

    /// <summary>Details of a booking changed: <see cref="BookingChangedV1"/>.</summary>
    public const string BookingChanged = "booking_changed";

    /// <summary>A booking was cancelled: <see cref="BookingCancelledV1"/>.</summary>
    public const string BookingCancelled = "booking_cancelled";

    /// <summary>An event was called off: <see cref="EventCancelledV1"/>.</summary>
    public const string EventCancelled = "event_cancelled";

    private const string ReminderPrefix = "reminder_";
    private const int MinutesPerHour = 60;

    /// <summary>The contracts that leave the outbox.</summary>
    public static IReadOnlyList<Type> Contracts { get; } =
    [
        typeof(BookingConfirmedV1), typeof(BookingMovedV1), typeof(BookingChangedV1), typeof(BookingCancelledV1), typeof(EventCancelledV1), typeof(ReminderDueV1),
    ];

    /// <summary>The kind of a reminder: <c>reminder_24h</c> where its lead time is in whole hours, else <c>reminder_90m</c>.</summary>
    /// <param name="leadMinutes">How long before the slot begins, in minutes; at least one.</param>
    public static string Reminder(int leadMinutes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(leadMinutes, 1);
        return leadMinutes % MinutesPerHour == 0 ? $"{ReminderPrefix}{leadMinutes / MinutesPerHour}h" : $"{ReminderPrefix}{leadMinutes}m";
    }

    /// <summary>Whether a kind is a reminder's.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="leadMinutes">How long before the slot begins, in minutes.</param>
    public static bool TryParseReminder(string kind, out int leadMinutes)
    {
        ArgumentNullException.ThrowIfNull(kind);
        leadMinutes = 0;
        return kind.StartsWith(ReminderPrefix, StringComparison.Ordinal)
            && kind.Length > ReminderPrefix.Length
            && int.TryParse(kind.AsSpan()[ReminderPrefix.Length..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && (leadMinutes = kind[^1] switch { 'h' when number <= int.MaxValue / MinutesPerHour => number * MinutesPerHour, 'm' => number, _ => 0 }) > 0;
    }

    /// <summary>The contract that says what a row tells; null where this version does not know its kind.</summary>
    /// <param name="message">The row.</param>
    public static object? ToContract(OutboxMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Kind switch
        {
            BookingConfirmed => new BookingConfirmedV1 { BookingId = message.SubjectId, Sequence = message.Sequence, OccurredAt = message.CreatedAt },
            BookingMoved when message.PreviousTimeSlotId is { } previous => new BookingMovedV1
            {
                BookingId = message.SubjectId,
                Sequence = message.Sequence,
                PreviousTimeSlotId = previous,
                OccurredAt = message.CreatedAt,
            },
            BookingChanged => new BookingChangedV1 { BookingId = message.SubjectId, Sequence = message.Sequence, OccurredAt = message.CreatedAt },
            BookingCancelled => new BookingCancelledV1 { BookingId = message.SubjectId, Sequence = message.Sequence, OccurredAt = message.CreatedAt },
            EventCancelled => new EventCancelledV1 { EventId = message.SubjectId, OccurredAt = message.CreatedAt },
            var kind when TryParseReminder(kind, out var lead) => new ReminderDueV1
            {
                TimeSlotId = message.SubjectId,
                LeadMinutes = lead,
                StartsAt = message.CreatedAt.AddMinutes(lead),
                OccurredAt = message.CreatedAt,
            },
            _ => null,
        };
    }
}
