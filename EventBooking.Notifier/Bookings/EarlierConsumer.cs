using EventBooking.Contracts;
using EventBooking.Domain;
using EventBooking.Domain.Notifications;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Notifier.Database;
using MassTransit;
using Npgsql;

namespace EventBooking.Notifier.Bookings;

/// <summary>
/// Takes messages of the version before: those that were in the queue at the upgrade, and those of instances that still run. To be
/// removed with the next release, together with its contracts.
/// </summary>
internal sealed class EarlierConsumer(BookingIntake intake, NpgsqlDataSource dataSource, DatabaseWait database, TimeProvider time)
    : IConsumer<BookingConfirmedV1>,
        IConsumer<BookingMovedV1>,
        IConsumer<BookingChangedV1>,
        IConsumer<BookingCancelledV1>,
        IConsumer<ReminderDueV1>
{
    public Task Consume(ConsumeContext<BookingConfirmedV1> context) => AddAsync(
        context, NotificationKind.BookingConfirmed, context.Message.BookingId, context.Message.Sequence, context.Message.OccurredAt);

    public Task Consume(ConsumeContext<BookingMovedV1> context) => AddAsync(
        context,
        NotificationKind.BookingMoved,
        context.Message.BookingId,
        context.Message.Sequence,
        context.Message.OccurredAt,
        context.Message.PreviousTimeSlotId);

    public Task Consume(ConsumeContext<BookingChangedV1> context) => AddAsync(
        context, NotificationKind.BookingChanged, context.Message.BookingId, context.Message.Sequence, context.Message.OccurredAt);

    public Task Consume(ConsumeContext<BookingCancelledV1> context) => AddAsync(
        context, NotificationKind.BookingCancelled, context.Message.BookingId, context.Message.Sequence, context.Message.OccurredAt);

    public Task Consume(ConsumeContext<ReminderDueV1> context) =>
        database.RunAsync(token => TakeAsync(context.Message, token), DatabaseWait.Longest, context.CancellationToken);

    // The scheduler does the rest.
    private async Task<int> TakeAsync(ReminderDueV1 reminder, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(ReminderSql.Take)
            .With(reminder.TimeSlotId).With(reminder.LeadMinutes).With(reminder.StartsAt.ToMicroseconds()).With(time.Now());
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private Task AddAsync(
        ConsumeContext context,
        NotificationKind kind,
        Guid bookingId,
        int sequence,
        DateTimeOffset occurredAt,
        Guid? previousTimeSlotId = null) =>
        // One of this version carries the earlier contract too, and is taken as what it is.
        context.SupportedMessageTypes.Contains(MessageUrn.ForTypeString<BookingUpdatedV1>(), StringComparer.Ordinal)
            ? Task.CompletedTask
            : intake.AddAsync(
                new BookingUpdatedV1
                {
                    BookingId = bookingId,
                    Kind = kind.ToText(),
                    Sequence = sequence,
                    PreviousTimeSlotId = previousTimeSlotId,
                    OccurredAt = occurredAt,
                },
                context.CancellationToken);
}
