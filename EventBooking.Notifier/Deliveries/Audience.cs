using System.Diagnostics;
using EventBooking.Contracts;
using EventBooking.Domain;
using EventBooking.Infrastructure.Outbox;
using EventBooking.Notifier.Database;
using EventBooking.Notifier.Sms;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EventBooking.Notifier.Deliveries;

/// <summary>
/// Queues deliveries for everybody whom a message is about. Who that is, is read once; then it goes on in portions, each a
/// transaction of its own that looks again. A message that comes again goes through all of them and adds what is missing.
/// </summary>
/// <param name="dataSource">The database.</param>
/// <param name="patience">Waits for it.</param>
/// <param name="signals">Hears that there is something to send.</param>
/// <param name="sms">Whom text messages go to.</param>
/// <param name="time">The clock.</param>
internal sealed class Audience(
    NpgsqlDataSource dataSource, DatabasePatience patience, DeliverySignals signals, IOptions<SmsOptions> sms, TimeProvider time)
{
    private const int Portion = 1_000;

    /// <summary>Queues the end of an event for each booking that stands.</summary>
    /// <param name="message">Which event.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public Task QueueAsync(EventCancelledV1 message, CancellationToken cancellationToken) => QueueAsync(
        () => dataSource.Command(IntakeSql.OfEvent, Sql.Of(message.EventId)),
        (batch, bookings) => batch.Add(IntakeSql.QueueEventCancelled, Parameters(bookings, OutboxKinds.EventCancelled, message.OccurredAt)),
        cancellationToken);

    /// <summary>Queues a reminder for each booking of a slot that it is for.</summary>
    /// <param name="message">Which slot, and how long before it begins. One that begins at another time by now has another reminder.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public Task QueueAsync(ReminderDueV1 message, CancellationToken cancellationToken)
    {
        var startsAt = message.StartsAt.ToMicroseconds();
        var dueAt = startsAt - TimeSpan.FromMinutes(message.LeadMinutes);
        return QueueAsync(
            () => dataSource.Command(IntakeSql.OfSlot, Sql.Of(message.TimeSlotId), Sql.Of(dueAt)),
            (batch, bookings) =>
            {
                batch.Add(IntakeSql.LockReminder, Sql.Of(message.TimeSlotId), Sql.Of(message.LeadMinutes), Sql.Of(startsAt));
                batch.Add(
                    IntakeSql.QueueReminder,
                    [.. Parameters(bookings, OutboxKinds.Reminder(message.LeadMinutes), dueAt), Sql.Of(message.TimeSlotId), Sql.Of(startsAt)]);
            },
            cancellationToken);
    }

    private async Task QueueAsync(Func<NpgsqlCommand> find, Action<NpgsqlBatch, Guid[]> fill, CancellationToken cancellationToken)
    {
        var bookings = await patience.RunAsync(token => ReadAsync(find, token), DatabasePatience.Longest, cancellationToken);
        foreach (var portion in bookings.Chunk(Portion))
        {
            await patience.RunAsync(token => WriteAsync(portion, fill, token), DatabasePatience.Longest, cancellationToken);
            signals.WakeAll();
        }
    }

    private static async Task<List<Guid>> ReadAsync(Func<NpgsqlCommand> find, CancellationToken cancellationToken)
    {
        await using var command = find();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var bookings = new List<Guid>();
        while (await rows.ReadAsync(cancellationToken))
        {
            bookings.Add(rows.GetGuid(0));
        }

        return bookings;
    }

    private async Task<int> WriteAsync(Guid[] bookings, Action<NpgsqlBatch, Guid[]> fill, CancellationToken cancellationToken)
    {
        await using var batch = dataSource.CreateBatch();
        fill(batch, bookings);
        return await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlParameter[] Parameters(Guid[] bookings, string kind, DateTimeOffset at) =>
    [
        Sql.Of(bookings), Sql.Text(kind), Sql.Of(at.ToMicroseconds()), Sql.Text(Activity.Current?.Id), Sql.Text(Activity.Current?.TraceStateString),
        Sql.Of(time.Now()), Sql.Of(sms.Value.Enabled), Sql.Of(sms.Value.Also),
    ];
}
