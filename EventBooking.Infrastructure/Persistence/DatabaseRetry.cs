using System.Diagnostics;
using EventBooking.Domain;
using Microsoft.Extensions.Options;

namespace EventBooking.Infrastructure.Persistence;

/// <summary>
/// Runs a transaction again where that helps: soon after a deadlock, a serialization failure or a wait for a connection in
/// vain, after a growing pause while the database is away. Its limits are real time, whatever clock the rules are given.
/// </summary>
internal sealed class DatabaseRetry(IOptions<DatabaseOptions> options)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs <paramref name="work"/> until it succeeds or fails for good.</summary>
    /// <param name="work">One try. It must be safe to run after a try whose outcome is unknown.</param>
    /// <exception cref="DatabaseUnavailableException">Time ran out.</exception>
    public async Task<T> RunAsync<T>(Func<DatabaseAttempt, Task<T>> work)
    {
        using var deadline = new CancellationTokenSource(options.Value.AnswerWithin);
        var attempt = new DatabaseAttempt(deadline.Token);
        var pause = FirstPause;
        long? lostAt = null;
        while (true)
        {
            attempt.Begin();
            try
            {
                // A server that says nothing may keep the driver busy for long after its token was cancelled.
                return await work(attempt).WaitAsync(deadline.Token);
            }
            catch (Exception exception) when (MayGoOn(exception) && !deadline.IsCancellationRequested)
            {
                pause = FirstPause;
            }
            catch (Exception exception) when (MayGoOn(exception) || IsDeadline(exception))
            {
                attempt.Lost();
                throw Unavailable(
                    exception, lostAt is null && !attempt.IsInDoubt ? Failures.Overloaded.Code : Failures.DatabaseUnavailable.Code);
            }
            catch (Exception exception) when (DatabaseFailures.IsAway(exception))
            {
                if (!DatabaseFailures.IsRolledBack(exception))
                {
                    attempt.Lost();
                }

                lostAt ??= Stopwatch.GetTimestamp();
                if (Stopwatch.GetElapsedTime(lostAt.Value) >= options.Value.ReconnectWithin)
                {
                    throw Unavailable(exception, Failures.DatabaseUnavailable.Code);
                }
            }

            // Tries that met each other part ways: each waits a random part of its pause.
            await Task.Delay(pause * (0.5 + (Random.Shared.NextDouble() / 2)), CancellationToken.None);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        // The driver's limit for making a connection also ends a wait for one of the pool, which may go on while the caller's lasts.
        static bool MayGoOn(Exception exception) => DatabaseFailures.IsConflict(exception) || DatabaseFailures.IsPoolExhausted(exception);

        bool IsDeadline(Exception exception) => exception is OperationCanceledException && deadline.IsCancellationRequested;

        DatabaseUnavailableException Unavailable(Exception exception, string code) => new(code, attempt.IsInDoubt, exception);
    }
}
