using EventBooking.Infrastructure.Background;
using EventBooking.Infrastructure.Outbox.Relaying;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventBooking.Infrastructure.Outbox;

/// <summary>
/// Wakes the relays of other processes after this one has written something: on a connection of its own and never in the transaction
/// that wrote, since notifying in transactions makes them commit one after the other.
/// </summary>
internal sealed partial class RelayWaker(NpgsqlDataSource dataSource, OutboxSignal signal, ILogger<RelayWaker> logger) : ServiceLoop
{
    // In a rush one is enough for all that was written meanwhile.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await signal.WaitAsync(stoppingToken);
            await NotifyAsync(stoppingToken);
            await Task.Delay(Pause, stoppingToken);
        }
    }

    private async Task NotifyAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var command = dataSource.CreateCommand(OutboxSql.Notify);
            await command.ExecuteNonQueryAsync(stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // A relay looks each second anyway.
            Log.NotSaid(logger, exception.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "The relays could not be woken: {Reason}")]
        public static partial void NotSaid(ILogger logger, string reason);
    }
}
