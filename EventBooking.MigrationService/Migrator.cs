using System.Data;
using System.Diagnostics;
using EventBooking.Infrastructure.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EventBooking.MigrationService;

/// <summary>Applies and undoes migrations, one after the other, under a lock that only one migrator holds at a time.</summary>
internal sealed partial class Migrator(
    IServiceScopeFactory scopes,
    ServerWait wait,
    NpgsqlDataSource dataSource,
    Grants grants,
    TokenVault vault,
    ILogger<Migrator> logger)
{
    // Any number will do that nothing else in this database uses as an advisory lock.
    private const long LockKey = 0x45_76_42_6b_4d_69_67;

    /// <summary>Brings the database up to date and makes the first key of the key ring.</summary>
    public Task<bool> UpAsync(CancellationToken cancellationToken) => LockedAsync(
        async (database, connection) =>
        {
            var pending = (await database.GetPendingMigrationsAsync(cancellationToken)).ToList();
            foreach (var migration in pending)
            {
                var began = Stopwatch.GetTimestamp();
                await database.GetService<IMigrator>().MigrateAsync(migration, cancellationToken);
                var took = Stopwatch.GetElapsedTime(began);
                Log.Applied(logger, migration, took.TotalMilliseconds);
            }

            // Before the key, which services wait for.
            await grants.GrantAsync(connection, cancellationToken);
            // Services that start together would each make a first key; under this lock there is one. Any token will do.
            vault.Seal(SecretToken.Create(DateTimeOffset.UnixEpoch));
            Log.UpToDate(logger, pending.Count);
            return true;
        },
        cancellationToken);

    /// <summary>Undoes every migration after the one named.</summary>
    public Task<bool> DownAsync(string name, CancellationToken cancellationToken) => LockedAsync(
        async (database, _) =>
        {
            var target = name == Migration.InitialDatabase
                ? name
                : database.GetMigrations().SingleOrDefault(migration => IsNamed(migration, name));
            if (target is null)
            {
                Log.Unknown(logger, name);
                return false;
            }

            var applied = (await database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
            var steps = applied
                .Where(migration => target == Migration.InitialDatabase || string.CompareOrdinal(migration, target) > 0)
                .Reverse();
            foreach (var migration in steps)
            {
                var before = applied.LastOrDefault(earlier => string.CompareOrdinal(earlier, migration) < 0) ?? Migration.InitialDatabase;
                await database.GetService<IMigrator>().MigrateAsync(before, cancellationToken);
                Log.Undone(logger, migration);
            }

            return true;
        },
        cancellationToken);

    public async Task<bool> ShowStatusAsync(TextWriter output, CancellationToken cancellationToken)
    {
        if (!await wait.UntilDatabaseAsync(dataSource, cancellationToken))
        {
            return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<BookingDbContext>().Database;
        var applied = (await database.GetAppliedMigrationsAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        foreach (var migration in database.GetMigrations().Union(applied, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            await output.WriteLineAsync($"{(applied.Contains(migration) ? "applied" : "pending")}  {migration}");
        }

        return true;
    }

    private static bool IsNamed(string migration, string name) =>
        string.Equals(migration, name, StringComparison.OrdinalIgnoreCase)
        || migration.EndsWith($"_{name}", StringComparison.OrdinalIgnoreCase);

    private async Task<bool> LockedAsync(Func<DatabaseFacade, NpgsqlConnection, Task<bool>> work, CancellationToken cancellationToken)
    {
        if (!await wait.UntilDatabaseAsync(dataSource, cancellationToken))
        {
            return false;
        }

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var acquire = new NpgsqlCommand("select pg_advisory_lock($1)", connection) { CommandTimeout = 0 }.With(LockKey);
        await acquire.ExecuteNonQueryAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await work(scope.ServiceProvider.GetRequiredService<BookingDbContext>().Database, connection);
        }
        finally
        {
            // A connection that is lost has given up the lock.
            if (connection.State == ConnectionState.Open)
            {
                await using var release = new NpgsqlCommand("select pg_advisory_unlock_all()", connection);
                await release.ExecuteNonQueryAsync(CancellationToken.None);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Applied migration {Migration} in {Milliseconds:0} ms")]
        public static partial void Applied(ILogger logger, string migration, double milliseconds);

        [LoggerMessage(Level = LogLevel.Information, Message = "Undid migration {Migration}")]
        public static partial void Undone(ILogger logger, string migration);

        [LoggerMessage(Level = LogLevel.Information, Message = "The database is up to date; {Count} migrations applied now")]
        public static partial void UpToDate(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Error, Message = "There is no migration {Migration}; status lists them")]
        public static partial void Unknown(ILogger logger, string migration);
    }
}
