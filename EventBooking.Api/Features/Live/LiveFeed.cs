using System.Diagnostics;
using EventBooking.Infrastructure.Availability;
using EventBooking.Infrastructure.Persistence;

namespace EventBooking.Api.Features.Live;

/// <summary>
/// Watches one event for all its viewers on this instance, as long as there are any. What changes is made into bytes once; the
/// first change after a quiet time goes out at once, the next ones together.
/// </summary>
internal sealed class LiveFeed
{
    // Often enough that the clock may be turned and changes whose message was lost are seen within AvailabilityLimits.Reads.
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(5);
    private readonly LiveFeedContext _context;
    private readonly LiveAudience _audience;
    private readonly Action<LiveFeed> _ended;
    private EventAvailability _known;
    private Task<EventAvailability?> _finding;
    private volatile TaskCompletionSource _woken = NewSignal();
    private long _askedAt = Stopwatch.GetTimestamp();
    private long _sentAt = Stopwatch.GetTimestamp();
    private int _isStarted;

    public LiveFeed(EventAvailability known, LiveFeedContext context, Action<LiveFeed> ended)
    {
        (_known, _context, _ended) = (known, context, ended);
        _finding = Task.FromResult<EventAvailability?>(known);
        _audience = new LiveAudience(LiveState.Of(known.Snapshot, context.Now), context.Json);
    }

    public Guid EventId => _known.Id;

    /// <summary>Lets a viewer in; false where the feed has ended.</summary>
    public bool TryJoin(LiveViewer viewer)
    {
        if (!_audience.TryAdd(viewer))
        {
            return false;
        }

        if (Interlocked.Exchange(ref _isStarted, 1) == 0)
        {
            // It belongs to no request: what it asks the database is no part of the first viewer's trace.
            using var own = ExecutionContext.SuppressFlow();
            _ = Task.Run(RunAsync);
        }

        return true;
    }

    public void Leave(LiveViewer viewer) => _audience.Remove(viewer);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync()
    {
        try
        {
            _known.Changed += Wake;
            while (!_context.Stopping.IsCancellationRequested && await FollowAsync() && !_audience.EndIfEmpty())
            {
                await PublishAsync();
                _audience.DropLate(_context.Options.WriteWithin);
                await SleepAsync();
            }
        }
        catch (Exception exception) when (!_context.Stopping.IsCancellationRequested)
        {
            _context.ReportFailure(exception);
        }
        finally
        {
            _known.Changed -= Wake;
            _audience.End();
            _ended(this);
            await SeeOffAsync();
        }
    }

    // Who does not even take the end is disconnected: a stop would wait for it.
    private async Task SeeOffAsync()
    {
        while (!_audience.IsEmpty)
        {
            await Task.Delay(Round);
            _audience.DropLate(_context.Stopping.IsCancellationRequested ? Round : _context.Options.WriteWithin);
        }
    }

    private void Wake(object? sender, EventArgs change) => _woken.TrySetResult();

    // Asking keeps the event fresh, and shows when it was loaded anew. Nothing waits for the answer: the database may be away.
    private async ValueTask<bool> FollowAsync()
    {
        if (_finding.IsCompleted && Stopwatch.GetElapsedTime(_askedAt) >= Round)
        {
            _askedAt = Stopwatch.GetTimestamp();
            _finding = FindAsync();
        }

        if (!_finding.IsCompleted)
        {
            return true;
        }

        var found = await _finding;
        if (found is not null && found != _known)
        {
            _known.Changed -= Wake;
            _known = found;
            _known.Changed += Wake;
        }

        return found is not null;
    }

    private async Task<EventAvailability?> FindAsync()
    {
        try
        {
            return await _context.Availability.FindAsync(_known.Id, CancellationToken.None);
        }
        catch (Exception exception) when (DatabaseFailures.CodeOf(exception) is not null)
        {
            // The streams stay open, whatever the database says.
            return _known;
        }
    }

    private async ValueTask PublishAsync()
    {
        if (!_audience.State.Shows(_known.Snapshot, _context.Now))
        {
            if (_context.Rest - Stopwatch.GetElapsedTime(_sentAt) is var rest && rest > TimeSpan.Zero)
            {
                await Task.Delay(rest, _context.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            if (_audience.Publish(LiveState.Of(_known.Snapshot, _context.Now)))
            {
                _sentAt = Stopwatch.GetTimestamp();
            }
        }

        if (Stopwatch.GetElapsedTime(_sentAt) >= _context.Options.HeartbeatInterval)
        {
            _audience.Beat();
            _sentAt = Stopwatch.GetTimestamp();
        }
    }

    private async ValueTask SleepAsync()
    {
        var wait = Round - Stopwatch.GetElapsedTime(_askedAt);
        wait = Shorter(wait, _context.Options.HeartbeatInterval - Stopwatch.GetElapsedTime(_sentAt));
        wait = Shorter(wait, _audience.State.Until - _context.Now);
        wait = wait > ShortestWait ? wait : ShortestWait;
        await _woken.Task.WaitAsync(wait, _context.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // What happens from here on wakes the next sleep; what has happened is looked at before it.
        _woken = NewSignal();
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
