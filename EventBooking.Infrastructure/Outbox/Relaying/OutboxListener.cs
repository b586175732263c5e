using EventBooking.Infrastructure.Background;
using EventBooking.Infrastructure.Persistence;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventBooking.Infrastructure.Outbox.Relaying;

/// <summary>
/// Hears, on one connection that it keeps, of what processes wrote that do not relay. Where it breaks, the relay's own poll finds it
/// until it is mended.
/// </summary>
internal sealed partial class OutboxListener(
    NpgsqlDataSource dataSource, SchemaGate schema, OutboxSignal signal, ILogger<OutboxListener> logger) : ServiceLoop(schema)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Nobody says that a connection is lost while one only waits.
    private static readonly TimeSpan CheckAfter = TimeSpan.FromSeconds(30);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await ListenAsync(stoppingToken);
            await Task.Delay(Pause, stoppingToken);
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var connection = await dataSource.OpenConnectionAsync(stoppingToken);
            connection.Notification += (_, _) => signal.Written();
            while (true)
            {
                await using var command = new NpgsqlCommand($"listen {OutboxSql.Channel}", connection);
                await command.ExecuteNonQueryAsync(stoppingToken);
                while (await connection.WaitAsync(CheckAfter, stoppingToken))
                {
                }
            }
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            Log.Broken(logger, exception.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "Listening to the outbox broke: {Reason}")]
        public static partial void Broken(ILogger logger, string reason);
    }
}
