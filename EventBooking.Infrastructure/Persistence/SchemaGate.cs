using EventBooking.Infrastructure.Background;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventBooking.Infrastructure.Persistence;

/// <summary>
/// Waits for the schema that this service needs, so that services start in any order. Once seen, it stays open: a database
/// that goes away later is a matter for each request.
/// </summary>
public sealed partial class SchemaGate(NpgsqlDataSource dataSource, ILogger<SchemaGate> logger) : ServiceLoop
{
    private const string NotMigrated = "it has not been brought up to date yet";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string _said = "";

    /// <summary>Whether the schema was once seen.</summary>
    public bool IsOpen => _opened.Task.IsCompleted;

    /// <summary>Completes when the schema was seen.</summary>
    public Task Opened => _opened.Task;

    /// <inheritdoc />
    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        while (await FindObstacleAsync(stoppingToken) is { } obstacle)
        {
            if (obstacle != _said)
            {
                _said = obstacle;
                Log.Waiting(logger, Schema.RequiredMigration, obstacle);
            }

            await Task.Delay(Pause, stoppingToken);
        }

        _opened.SetResult();
        Log.Ready(logger, Schema.RequiredMigration);
    }

    private async Task<string?> FindObstacleAsync(CancellationToken cancellationToken)
    {
        try
        {
            // The key ring counts: a service that seals a token before the migrator made the first key would make one of its own.
            await using var command = dataSource.CreateCommand(
                """
                select exists (select from "__EFMigrationsHistory" where migration_id = $1) and exists (select from data_protection_keys)
                """).With(Schema.RequiredMigration);
            return await command.ExecuteScalarAsync(cancellationToken) is true ? null : NotMigrated;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return NotMigrated;
        }
        catch (NpgsqlException exception)
        {
            return exception.Message;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Waiting for the database to have migration {Migration}: {Obstacle}")]
        public static partial void Waiting(ILogger logger, string migration, string obstacle);

        [LoggerMessage(Level = LogLevel.Information, Message = "The database has migration {Migration}; taking requests")]
        public static partial void Ready(ILogger logger, string migration);
    }
}
