using EventBooking.Domain;
using Npgsql;

namespace EventBooking.Infrastructure.Persistence;

/// <summary>Distinguishes a database that is away or busy from a bug of ours.</summary>
public static class DatabaseFailures
{
    /// <summary>
    /// The code that callers get for an exception that the database's state explains: <see cref="Failures.DatabaseUnavailable"/>
    /// or <see cref="Failures.Overloaded"/>; null for every other exception.
    /// </summary>
    public static string? CodeOf(Exception exception) => exception switch
    {
        DatabaseUnavailableException unavailable => unavailable.Code,
        _ when IsPoolExhausted(exception) => Failures.Overloaded.Code,
        _ when IsAway(exception) => Failures.DatabaseUnavailable.Code,
        _ => exception.InnerException is { } inner ? CodeOf(inner) : null,
    };

    /// <summary>Whether the same work may be done later: the database is away or busy, or broke a deadlock.</summary>
    public static bool IsPassing(Exception exception) => IsConflict(exception) || CodeOf(exception) is not null;

    /// <summary>Whether the transaction was rolled back and may be run again: a deadlock or a serialization failure.</summary>
    internal static bool IsConflict(Exception exception) => exception is PostgresException
    {
        SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
    };

    /// <summary>Every connection of this service stayed in use for as long as a request may wait for one.</summary>
    internal static bool IsPoolExhausted(Exception exception) =>
        exception is NpgsqlException { InnerException: TimeoutException }
            && exception.Message.Contains("pool has been exhausted", StringComparison.Ordinal);

    /// <summary>
    /// The connection is lost, cannot be made, or times out; the server stops, starts, has no connection left, refuses this service's
    /// user or, as a standby, every write.
    /// </summary>
    internal static bool IsAway(Exception exception) => exception switch
    {
        PostgresException postgres => postgres.SqlState is
            PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.InvalidCatalogName
            or PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.LockNotAvailable
            || EndsSession(postgres)
            || postgres.SqlState.StartsWith("28", StringComparison.Ordinal)
            || postgres.SqlState.StartsWith("53", StringComparison.Ordinal)
            || postgres.SqlState.StartsWith("58", StringComparison.Ordinal),
        _ => exception is NpgsqlException,
    };

    /// <summary>
    /// Whether the server itself said that the transaction failed. What it says when it ends the session may come after the
    /// commit.
    /// </summary>
    internal static bool IsRolledBack(Exception exception) => exception is PostgresException postgres && !EndsSession(postgres);

    // Operator intervention and connection exceptions.
    private static bool EndsSession(PostgresException postgres) =>
        postgres.SqlState.StartsWith("57P", StringComparison.Ordinal) || postgres.SqlState.StartsWith("08", StringComparison.Ordinal);
}
