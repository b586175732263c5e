using EventBooking.Infrastructure.Background;
using EventBooking.Infrastructure.Persistence;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EventBooking.Infrastructure.Outbox.Relaying;

/// <summary>Deletes what was published long ago, a little at a time, so that nothing waits for it. Any number of them may run.</summary>
internal sealed partial class OutboxCleaner(
    NpgsqlDataSource dataSource, SchemaGate schema, IOptions<RelayOptions> options, ILogger<OutboxCleaner> logger) : ServiceLoop(schema)
{
    private const int BatchSize = 1_000;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(await DeleteAsync(stoppingToken) == BatchSize ? Breath : Interval, stoppingToken);
        }
    }

    private async Task<int> DeleteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var command = dataSource.CreateCommand(OutboxSql.DeletePublished).With(options.Value.KeepFor).With(BatchSize);
            return await command.ExecuteNonQueryAsync(stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // The next round tries again.
            Log.NotDeleted(logger, exception.Message);
            return 0;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "Messages that were published long ago could not be deleted: {Reason}")]
        public static partial void NotDeleted(ILogger logger, string reason);
    }
}
