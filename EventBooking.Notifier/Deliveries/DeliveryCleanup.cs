using EventBooking.Domain;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Notifier.Database;
using EventBooking.Notifier.Reminders;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EventBooking.Notifier.Deliveries;

/// <summary>
/// Deletes old deliveries once an hour, in small portions. What is still to be told of a booking depends on what was told of it,
/// so its deliveries stay until its slot is over for long enough, too.
/// </summary>
/// <param name="dataSource">The database.</param>
/// <param name="gate">Says when the schema is there.</param>
/// <param name="options">How long to keep.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Says what it did.</param>
internal sealed partial class DeliveryCleanup(
    NpgsqlDataSource dataSource, SchemaGate gate, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<DeliveryCleanup> logger) : BackgroundService
{
    // Identifiers are made in the order of time, so the key finds what is old. $1: after this one, $2: before this one, $3: settled before.
    private const string DeletePortion =
        """
        with portion as materialized (
          select id from deliveries where id > $1 and id < $2 order by id limit 1000
        ), gone as (
          delete from deliveries d
          where d.id = any (array(select id from portion)) and d.settled_at < $3
            and not exists (select from bookings b join time_slots s on s.id = b.time_slot_id where b.id = d.subject_id and s.ends_at >= $3)
          returning d.id
        )
        select (select id from portion order by id desc limit 1), (select count(*) from gone)
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await gate.Opened.WaitAsync(stoppingToken);
            using var timer = new PeriodicTimer(Interval, time);
            do
            {
                await CleanAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task CleanAsync(CancellationToken stoppingToken)
    {
        try
        {
            var before = time.Now() - options.Value.KeepFor;
            var deleted = 0L;
            for (Guid? last = Guid.Empty; last is { } after;)
            {
                (last, var portion) = await DeleteAsync(after, before, stoppingToken).WaitAsync(stoppingToken);
                deleted += portion;
            }

            await using var reminders = dataSource.Command(ReminderSql.Forget, Sql.Of(before));
            await reminders.ExecuteNonQueryAsync(stoppingToken).WaitAsync(stoppingToken);
            if (deleted > 0)
            {
                Log.Deleted(logger, deleted, options.Value.KeepFor);
            }
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // An hour later there is another chance.
            Log.NotDeleted(logger, exception.Message);
        }
    }

    private async Task<(Guid? Last, long Deleted)> DeleteAsync(Guid after, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var command = dataSource.Command(DeletePortion, Sql.Of(after), Sql.Of(Guid.CreateVersion7(before)), Sql.Of(before));
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        await rows.ReadAsync(cancellationToken);
        return (rows.IsDBNull(0) ? null : rows.GetGuid(0), rows.GetInt64(1));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Deleted {Count} deliveries older than {KeepFor}")]
        public static partial void Deleted(ILogger logger, long count, TimeSpan keepFor);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Old deliveries could not be deleted: {Reason}")]
        public static partial void NotDeleted(ILogger logger, string reason);
    }
}
