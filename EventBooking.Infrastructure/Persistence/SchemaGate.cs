using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventBooking.Infrastructure.Persistence;

/// <summary>
/// Waits for the schema that this service needs, so that services start in any order. Once seen, it stays open: a database
/// that goes away later is a matter for each request.
/// </summary>
/// <param name="dataSource">The database.</param>
/// <param name="logger">Says what it waits for.</param>
public sealed partial class SchemaGate(NpgsqlDataSource dataSource, ILogger<SchemaGate> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private volatile bool _isOpen;

    /// <summary>Whether the schema was once seen.</summary>
    public bool IsOpen => _isOpen;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var said = false; !stoppingToken.IsCancellationRequested; said = true)
        {
            if (await IsSchemaThereAsync(stoppingToken))
            {
                _isOpen = true;
                Log.Ready(logger, Schema.RequiredMigration);
                return;
            }

            if (!said)
            {
                Log.Waiting(logger, Schema.RequiredMigration);
            }

            await Task.Delay(Pause, stoppingToken);
        }
    }

    private async Task<bool> IsSchemaThereAsync(CancellationToken cancellationToken)
    {
        try
        {
            // The key ring counts: a service that seals a token before the migrator made the first key would make one of its own.
            await using var command = dataSource.CreateCommand(
                """
                select exists (select from "__EFMigrationsHistory" where migration_id = $1) and exists (select from data_protection_keys)
                """);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Schema.RequiredMigration });
            return await command.ExecuteScalarAsync(cancellationToken) is true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return false;
        }
        catch (Exception exception) when (DatabaseFailures.IsAway(exception))
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Waiting for the database to have migration {Migration}")]
        public static partial void Waiting(ILogger logger, string migration);

        [LoggerMessage(Level = LogLevel.Information, Message = "The database has migration {Migration}; taking requests")]
        public static partial void Ready(ILogger logger, string migration);
    }
}
