using EventBooking.Contracts;
using EventBooking.Domain.Notifications;

namespace EventBooking.Infrastructure.Outbox;

/// <summary>The contracts that rows of the outbox are published as.</summary>
internal static class OutboxContracts
{
    /// <summary>All of them. The last one is of rows that the version before left: today's reminders are no rows of the outbox.</summary>
    public static IReadOnlyList<Type> All { get; } = [typeof(BookingUpdatedV1), typeof(EventCancelledV1), typeof(ReminderDueV1)];

    /// <summary>The contract that a row is published as; null where this version does not know its kind.</summary>
    public static object? ToContract(this OutboxMessage message)
    {
        return !NotificationKinds.TryParse(message.Kind, out var kind, out var lead) ? null : kind switch
        {
            NotificationKind.EventCancelled => new EventCancelledV1 { EventId = message.SubjectId, OccurredAt = message.CreatedAt },
            NotificationKind.Reminder => new ReminderDueV1
            {
                TimeSlotId = message.SubjectId,
                LeadMinutes = (int)lead.TotalMinutes,
                StartsAt = message.CreatedAt + lead,
                OccurredAt = message.CreatedAt,
            },
            _ => new BookingUpdatedV1
            {
                BookingId = message.SubjectId,
                Kind = message.Kind,
                Sequence = message.Sequence,
                EmailNumber = message.EmailNumber,
                PhoneNumber = message.PhoneNumber,
                PreviousTimeSlotId = message.PreviousTimeSlotId,
                OccurredAt = message.CreatedAt,
            },
        };
    }

    /// <summary>
    /// The contract of the version before that says the same as one of today's, and has no member that this lacks; null where there is
    /// none. A message is published as both, so that notifiers of both versions understand it. To be removed with the next release.
    /// </summary>
    public static Type? EarlierOf(object contract) =>
        contract is not BookingUpdatedV1 { Kind: var text } || !NotificationKinds.TryParse(text, out var kind, out _) ? null : kind switch
        {
            NotificationKind.BookingConfirmed => typeof(BookingConfirmedV1),
            NotificationKind.BookingMoved => typeof(BookingMovedV1),
            NotificationKind.BookingChanged => typeof(BookingChangedV1),
            NotificationKind.BookingCancelled => typeof(BookingCancelledV1),
            _ => null,
        };
}
