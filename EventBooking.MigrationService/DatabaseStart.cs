using System.Diagnostics;
using EventBooking.Infrastructure.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EventBooking.MigrationService;

/// <summary>Waits for the server to take connections, and makes the database where there is none.</summary>
/// <param name="dataSource">The database.</param>
/// <param name="configuration">Says how to reach the server.</param>
/// <param name="options">How long to wait.</param>
/// <param name="logger">Says what it waits for.</param>
internal sealed partial class DatabaseStart(
    NpgsqlDataSource dataSource, IConfiguration configuration, IOptions<MigrationOptions> options, ILogger<DatabaseStart> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Returns whether the database is there.</summary>
    public async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var isMissing = false;
        for (var said = false; ; said = true)
        {
            try
            {
                if (isMissing)
                {
                    await CreateAsync(cancellationToken);
                }

                await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
                return true;
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName && !isMissing)
            {
                isMissing = true;
            }
            catch (PostgresException exception) when (IsRefused(exception))
            {
                Log.Refused(logger, exception.MessageText);
                return false;
            }
            catch (Exception exception) when (DatabaseFailures.CodeOf(exception) is not null)
            {
                if (Stopwatch.GetElapsedTime(began) >= options.Value.WaitForDatabase)
                {
                    Log.GaveUp(logger, options.Value.WaitForDatabase, exception.Message);
                    return false;
                }

                if (!said)
                {
                    Log.Waiting(logger, exception.Message);
                }

                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    // Waiting does not cure a wrong password or a missing right.
    private static bool IsRefused(PostgresException exception) => exception.SqlState is ['2', '8', ..] or ['4', '2', ..];

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        // The data source does not give its password away.
        var settings = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString(DatabaseExtensions.ConnectionName));
        var name = settings.Database!;
        settings.Database = "postgres";
        await using var server = NpgsqlDataSource.Create(settings);
        await using var command = server.CreateCommand($"create database \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\" encoding 'UTF8' template template0");
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
            Log.Created(logger, name);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another migrator made it at the same moment.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Waiting for the database: {Reason}")]
        public static partial void Waiting(ILogger logger, string reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "The database did not start within {Limit}: {Reason}")]
        public static partial void GaveUp(ILogger logger, TimeSpan limit, string reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "The database refuses ConnectionStrings:bookingdb: {Reason}")]
        public static partial void Refused(ILogger logger, string reason);

        [LoggerMessage(Level = LogLevel.Information, Message = "Created database {Database}")]
        public static partial void Created(ILogger logger, string database);
    }
}
