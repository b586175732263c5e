using System.Diagnostics;
using EventBooking.Infrastructure.Persistence;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EventBooking.MigrationService;

/// <summary>Waits for a server that is still starting.</summary>
internal sealed partial class ServerWait(IOptions<MigrationOptions> options, ILogger<ServerWait> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Returns whether it takes connections.</summary>
    /// <param name="whenMissing">Makes the database; null where that is not to be done.</param>
    public async Task<bool> UntilOpenAsync(
        NpgsqlDataSource source, string name, Func<CancellationToken, Task>? whenMissing, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        Func<CancellationToken, Task>? make = null;
        for (var said = false; ; said = true)
        {
            try
            {
                if (make is not null)
                {
                    await make(cancellationToken);
                }

                await using var connection = await source.OpenConnectionAsync(cancellationToken);
                return true;
            }
            catch (PostgresException exception)
                when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName && whenMissing is not null && make is null)
            {
                make = whenMissing;
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

    // Waiting does not cure a wrong password or a missing right.
    private static bool IsRefused(PostgresException exception) => exception.SqlState is ['2', '8', ..] or ['4', '2', ..];

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Waiting for the database: {Reason}")]
        public static partial void Waiting(ILogger logger, string reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "The database did not start within {Limit}: {Reason}")]
        public static partial void GaveUp(ILogger logger, TimeSpan limit, string reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "The database refuses ConnectionStrings:{Name}: {Reason}")]
        public static partial void Refused(ILogger logger, string name, string reason);
    }
}
