using System.Diagnostics;
using EventBooking.Domain;
using EventBooking.Infrastructure.Persistence;

namespace EventBooking.Notifier.Database;

/// <summary>Does work of the database, and waits for it while it is away.</summary>
internal sealed class DatabaseWait(SchemaGate gate)
{
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// How long a consumer waits. Shorter than what RabbitMQ lets a consumer keep a message, 30 min; then the message is given
    /// back, and the wait begins anew with the next one that takes it.
    /// </summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>For what nobody else can do instead.</summary>
    public static readonly TimeSpan Endless = TimeSpan.MaxValue;

    /// <summary>
    /// Runs <paramref name="work"/> until the database lets it through. It must be safe to run after a try whose outcome is unknown.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">The limit was reached.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, TimeSpan limit, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        await gate.Opened.WaitAsync(cancellationToken);
        while (true)
        {
            try
            {
                // A server that says nothing may keep the driver busy for long after its token was cancelled.
                return await work(cancellationToken).WaitAsync(cancellationToken);
            }
            catch (Exception exception) when (DatabaseFailures.IsPassing(exception) && !cancellationToken.IsCancellationRequested)
            {
                if (Stopwatch.GetElapsedTime(began) >= limit)
                {
                    throw new DatabaseUnavailableException(Failures.DatabaseUnavailable.Code, inDoubt: true, exception);
                }
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }
}
