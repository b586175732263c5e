using EventBooking.Infrastructure.Persistence;
using Microsoft.Extensions.Hosting;

namespace EventBooking.Infrastructure.Background;

/// <summary>
/// Work that goes on until the host stops. The stop is no failure, which the host would log as one, on top of the real one where it
/// stops because of one.
/// </summary>
/// <param name="gate">Where there is one, the work begins when it opens.</param>
public abstract class ServiceLoop(SchemaGate? gate = null) : BackgroundService
{
    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await (gate?.Opened ?? Task.CompletedTask).WaitAsync(stoppingToken);
            await RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    /// <summary>The work. It may end by the token's exception.</summary>
    protected abstract Task RunAsync(CancellationToken stoppingToken);

    /// <summary>Does a piece of work at once and then after each interval.</summary>
    protected static async Task RepeatAsync(
        TimeSpan interval, TimeProvider time, Func<CancellationToken, Task> work, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        do
        {
            await work(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
