using EventBooking.Domain;
using EventBooking.Infrastructure.Background;
using EventBooking.Infrastructure.Persistence;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EventBooking.Notifier.Queue;

/// <summary>Deletes old deliveries once an hour, in small portions, where their subjects change no more.</summary>
internal sealed partial class DeliveryCleanup(
    NpgsqlDataSource dataSource,
    SchemaGate gate,
    IEnumerable<DeliverySubject> subjects,
    IOptions<DeliveryOptions> options,
    TimeProvider time,
    ILogger<DeliveryCleanup> logger) : ServiceLoop(gate)
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    // Identifiers are made in the order of time, so the key finds what is old. $1: after this one, $2: before this one, $3: settled before.
    private readonly string _deletePortion =
        $"""
        with portion as materialized (
          select id from deliveries where id > $1 and id < $2 order by id limit 1000
        ), gone as (
          delete from deliveries d
          where d.id = any (array(select id from portion)) and d.settled_at < $3
            {string.Concat(subjects.Select(subject => $"and not (d.subject_type = '{subject.Type}' and {subject.MayChange})"))}
          returning d.id
        )
        select (select id from portion order by id desc limit 1), (select count(*) from gone)
        """;

    protected override Task RunAsync(CancellationToken stoppingToken) => RepeatAsync(Interval, time, CleanAsync, stoppingToken);

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
        await using var command = dataSource.CreateCommand(_deletePortion)
            .With(after).With(Guid.CreateVersion7(before)).With(before);
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
