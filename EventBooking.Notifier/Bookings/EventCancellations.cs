using System.Diagnostics;
using EventBooking.Contracts;
using EventBooking.Domain;
using EventBooking.Domain.Notifications;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Notifier.Database;
using EventBooking.Notifier.Queue;
using EventBooking.Notifier.Sms;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EventBooking.Notifier.Bookings;

/// <summary>
/// Queues the end of an event for each booking that stands. Which those are is read once; then it goes on in portions, each a transaction
/// of its own that looks again. A message that comes again goes through all of them and adds what is missing.
/// </summary>
internal sealed class EventCancellations(
    NpgsqlDataSource dataSource, DatabaseWait database, DeliverySignals signals, IOptions<SmsOptions> sms, TimeProvider time)
{
    private const int Portion = 1_000;

    public async Task QueueAsync(EventCancelledV1 message, CancellationToken cancellationToken)
    {
        var bookings = await database.RunAsync(token => ReadAsync(message.EventId, token), DatabaseWait.Longest, cancellationToken);
        foreach (var portion in bookings.Chunk(Portion))
        {
            await database.RunAsync(token => WriteAsync(portion, message.OccurredAt, token), DatabaseWait.Longest, cancellationToken);
            signals.WakeAll();
        }
    }

    private async Task<IReadOnlyList<Guid>> ReadAsync(Guid eventId, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(IntakeSql.OfEvent).With(eventId);
        return await command.ReadAllAsync(row => row.GetGuid(0), cancellationToken);
    }

    private async Task<int> WriteAsync(Guid[] bookings, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(IntakeSql.QueueEventCancelled)
            .With(bookings).With(NotificationKind.EventCancelled.ToText()).With(at.ToMicroseconds())
            .With(Activity.Current?.Id).With(Activity.Current?.TraceStateString).With(time.Now()).With(sms.Value.Enabled)
            .With(sms.Value.Also);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
