using System.Diagnostics;
using System.Threading.Channels;
using EventBooking.Infrastructure.Background;
using EventBooking.Infrastructure.Tracing;
using Microsoft.Extensions.Logging;

namespace EventBooking.Infrastructure.Availability;

/// <summary>
/// Has PostgreSQL confirm what is in memory: one query at a time, for all events that were asked for meanwhile. So its load is
/// bounded, however many ask.
/// </summary>
internal sealed partial class AvailabilityRefresher(
    EventCache cache, CountReader counts, SharedCounts shared, ILogger<AvailabilityRefresher> logger) : ServiceLoop
{
    private const int MaxEvents = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    // Longer than the next try takes to fail.
    private static readonly TimeSpan Memory = Patience + (4 * Pause);
    private readonly CausingRequests _requests = new();
    private readonly Channel<EventAvailability> _wanted = Channel.CreateUnbounded<EventAvailability>(new() { SingleReader = true });
    private long _failedAt;

    /// <summary>Whether PostgreSQL did not answer lately, so nobody should wait for it. After a while the next one tries again.</summary>
    public bool IsFailing =>
        Interlocked.Read(ref _failedAt) is var failedAt && failedAt != 0 && Stopwatch.GetElapsedTime(failedAt) < Memory;

    /// <summary>Asks for a confirmation of an event. The task ends when it was tried; the event's age shows the outcome.</summary>
    public Task RefreshAsync(EventAvailability known)
    {
        var done = known.JoinRefresh(out var isNew);
        if (isNew)
        {
            _requests.AddCurrent();
            if (!_wanted.Writer.TryWrite(known))
            {
                known.EndRefresh();
            }
        }

        return done;
    }

    public void ReportDelay() => Interlocked.Exchange(ref _failedAt, Stopwatch.GetTimestamp());

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _wanted.Reader.WaitToReadAsync(stoppingToken))
            {
                await RefreshAsync(TakeBatch(), stoppingToken);
            }
        }
        finally
        {
            _wanted.Writer.TryComplete();
            while (_wanted.Reader.TryRead(out var known))
            {
                known.EndRefresh();
            }
        }
    }

    private List<EventAvailability> TakeBatch()
    {
        var batch = new List<EventAvailability>();
        while (batch.Count < MaxEvents && _wanted.Reader.TryRead(out var known))
        {
            batch.Add(known);
        }

        return batch;
    }

    private async Task RefreshAsync(List<EventAvailability> batch, CancellationToken stoppingToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        timeout.CancelAfter(Patience);
        using var span = _requests.StartSpan("refresh availability");
        try
        {
            var (unknown, redisTime) = await shared.ConfirmAsync(batch);
            if (unknown.Count > 0)
            {
                // A server that says nothing may keep the driver busy long after its token was cancelled.
                await ConfirmAsync(unknown, redisTime, timeout.Token).WaitAsync(timeout.Token);
            }

            Interlocked.Exchange(ref _failedAt, 0);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // What is in memory goes on to be shown, with its age, whatever the database says.
            ReportDelay();
            Log.NotConfirmed(logger, batch.Count, exception.Message);
        }
        finally
        {
            batch.ForEach(known => known.EndRefresh());
        }

        if (IsFailing)
        {
            await Task.Delay(Pause, stoppingToken);
        }
    }

    private async Task ConfirmAsync(List<EventAvailability> batch, DateTimeOffset? redisTime, CancellationToken cancellationToken)
    {
        var askedAt = Stopwatch.GetTimestamp();
        var found = await counts.ReadAsync([.. batch.Select(known => known.Id).Distinct()], cancellationToken);
        foreach (var known in batch)
        {
            if (found.TryGetValue(known.Id, out var current) && current.EventVersion == known.Snapshot.Event.Version)
            {
                known.Confirm(current.Slots, askedAt);
            }
            else
            {
                cache.Remove(known);
            }
        }

        if (redisTime is { } time)
        {
            shared.Offer(found, time);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "PostgreSQL did not confirm the availability of {Events} events: {Reason}")]
        public static partial void NotConfirmed(ILogger logger, int events, string reason);
    }
}
