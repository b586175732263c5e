using EventBooking.Infrastructure.Persistence;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace EventBooking.MigrationService;

/// <summary>Waits for the server to take connections, and makes the database where there is none.</summary>
internal sealed partial class DatabaseStart(
    NpgsqlDataSource dataSource, IConfiguration configuration, ServerWait wait, ILogger<DatabaseStart> logger)
{
    /// <summary>Returns whether the database is there.</summary>
    public Task<bool> WaitAsync(CancellationToken cancellationToken) =>
        wait.UntilOpenAsync(dataSource, DatabaseExtensions.ConnectionName, CreateAsync, cancellationToken);

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        // The data source does not give its password away.
        var settings = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString(DatabaseExtensions.ConnectionName));
        var name = settings.Database
            ?? throw new InvalidOperationException($"ConnectionStrings:{DatabaseExtensions.ConnectionName} names no database.");
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

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Created database {Database}")]
        public static partial void Created(ILogger logger, string database);
    }
}
