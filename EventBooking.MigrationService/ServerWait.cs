using System.Diagnostics;

namespace EventBooking.MigrationService;

/// <summary>Waits for a database server that is still starting.</summary>
internal sealed partial class ServerWait(IConfiguration configuration, IOptions<MigrationOptions> options, ILogger<ServerWait> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>As <see cref="UntilOpenAsync"/>, for the system's database, which is made if it is missing.</summary>
    public Task<bool> UntilDatabaseAsync(NpgsqlDataSource source, CancellationToken cancellationToken) =>
        UntilOpenAsync(source, DatabaseExtensions.ConnectionName, mayCreate: true, cancellationToken);

    /// <summary>Returns whether it takes connections.</summary>
    public async Task<bool> UntilOpenAsync(NpgsqlDataSource source, string name, bool mayCreate, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var isMissing = false;
        for (var said = false; ; said = true)
        {
            try
            {
                if (isMissing)
                {
                    await CreateAsync(name, cancellationToken);
                }

                await using var connection = await source.OpenConnectionAsync(cancellationToken);
                return true;
            }
            catch (PostgresException exception)
                when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName && mayCreate && !isMissing)
            {
                isMissing = true;
            }
            catch (PostgresException exception) when (IsRefused(exception))
            {
                Log.Refused(logger, name, exception.MessageText);
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

    private async Task CreateAsync(string connectionName, CancellationToken cancellationToken)
    {
        // The data source does not give its password away.
        var settings = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString(connectionName));
        var name = settings.Database
            ?? throw new InvalidOperationException($"ConnectionStrings:{connectionName} names no database.");
        settings.Database = "postgres";
        await using var server = NpgsqlDataSource.Create(settings);
        await using var command = server.CreateCommand(
            $"create database \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\" encoding 'UTF8' template template0");
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
            Log.Created(logger, name);
        }
        catch (PostgresException exception) when (
            exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another migrator made it at the same moment.
        }
    }

    // Waiting does not cure a wrong password or a missing right.
    private static bool IsRefused(PostgresException exception) => exception.SqlState is ['2', '8', ..] or ['4', '2', ..];

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Created database {Database}")]
        public static partial void Created(ILogger logger, string database);

        [LoggerMessage(Level = LogLevel.Information, Message = "Waiting for the database: {Reason}")]
        public static partial void Waiting(ILogger logger, string reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "The database did not start within {Limit}: {Reason}")]
        public static partial void GaveUp(ILogger logger, TimeSpan limit, string reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "The database refuses ConnectionStrings:{Name}: {Reason}")]
        public static partial void Refused(ILogger logger, string name, string reason);
    }
}
