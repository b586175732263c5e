using System.Collections.Concurrent;
using EventBooking.Infrastructure.Background;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Notifier.Database;

namespace EventBooking.Notifier.Queue;

/// <summary>
/// Claims the deliveries of one channel and has them sent, as many at a time as are allowed. It claims only what can be sent at
/// once: what waits in the table is anybody's, and is read when its turn comes.
/// </summary>
internal sealed partial class DeliveryLoop(
    DeliveryClaims claims,
    IDeliveryChannel channel,
    DeliveryDispatch dispatch,
    ChannelHealth health,
    Signal signal,
    SchemaGate gate,
    TimeProvider time,
    ILogger<DeliveryLoop> logger)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    // After an outage of the database those that sent something meanwhile come first, to say so; only then leases count as over.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    // Of the seven seconds that the host waits: until sending is cancelled, then for what a server answers at the last moment, then to
    // give back.
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan GiveBack = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<Guid, bool> _inHand = new();
    private volatile bool _hasBacklog;
    private volatile bool _isPolled;
    private bool _isUnsure;
    private long _steadySince;
    private string? _said;

    /// <summary>Runs until the service stops; then lets go of what it holds.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var abandon = new CancellationTokenSource();
        using var end = new CancellationTokenSource();
        try
        {
            await gate.Opened.WaitAsync(stopping);
            _steadySince = time.GetTimestamp();
            await using var poll = time.CreateTimer(_ => Poll(), state: null, TimeSpan.Zero, PollInterval);
            while (true)
            {
                await signal.WaitAsync(stopping);
                await LookAsync(new StopLimits(abandon.Token, end.Token), stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await StopAsync(abandon);
            await end.CancelAsync();
        }
    }

    private void Poll()
    {
        _isPolled = true;
        signal.Set();
    }

    // No failure ends this: where the database refuses for a reason that nobody thought of, an operator reads of it and mends it.
    private async Task LookAsync(StopLimits limits, CancellationToken stopping)
    {
        try
        {
            await TidyAsync(stopping).WaitAsync(stopping);
            while (Room() is > 0 and var room)
            {
                _hasBacklog = await ClaimAsync(room, limits, stopping).WaitAsync(stopping) == room;
                if (!_hasBacklog)
                {
                    break;
                }
            }

            _said = null;
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            _steadySince = time.GetTimestamp();
            if (_said != exception.Message)
            {
                _said = exception.Message;
                Log.Stuck(logger, DatabaseFailures.IsPassing(exception) ? null : exception, exception.Message);
            }

            await Task.Delay(DatabaseWait.Pause, stopping);
            signal.Set();
        }
    }

    private async Task TidyAsync(CancellationToken stopping)
    {
        if (_isUnsure)
        {
            await claims.ReleaseAsync([.. _inHand.Keys], stopping);
            _isUnsure = false;
        }

        if (_isPolled && time.GetElapsedTime(_steadySince) >= Grace)
        {
            _isPolled = false;
            var lost = await claims.RecoverAsync(stopping);
            if (lost > 0)
            {
                Log.Recovered(logger, lost);
            }
        }
    }

    /// <summary>How many to claim now. While there is more than can be under way, some at a time rather than one by one.</summary>
    private int Room()
    {
        var limit = health.Limit;
        var free = limit - _inHand.Count;
        return _hasBacklog && free < (limit + 1) / 2 ? 0 : free;
    }

    private async Task<int> ClaimAsync(int room, StopLimits limits, CancellationToken stopping)
    {
        // Where an answer is lost, something may be claimed that this loop does not know of.
        _isUnsure = true;
        var claimed = await claims.ClaimAsync(room, stopping);
        if (claimed.Count > 0)
        {
            var loaded = await channel.LoadAsync(claimed, stopping);
            foreach (var (delivery, outgoing) in claimed.Zip(loaded))
            {
                _inHand[delivery.Id] = true;
                _ = Task.Run(() => DispatchAsync(delivery, outgoing, limits, stopping), CancellationToken.None);
            }
        }

        _isUnsure = false;
        return claimed.Count;
    }

    private async Task DispatchAsync(ClaimedDelivery delivery, Outgoing outgoing, StopLimits limits, CancellationToken stopping)
    {
        var hasSuccessor = false;
        try
        {
            hasSuccessor = await dispatch.RunAsync(delivery, outgoing, limits);
        }
        catch (OperationCanceledException) when (limits.Sending.IsCancellationRequested)
        {
            // It is given back.
        }
        catch (Exception exception)
        {
            Log.Broken(logger, exception, delivery.Id);
            hasSuccessor = await dispatch.BreakAsync(delivery, limits);
        }
        finally
        {
            _inHand.TryRemove(delivery.Id, out _);
            if (hasSuccessor || _hasBacklog || stopping.IsCancellationRequested)
            {
                signal.Set();
            }
        }
    }

    private async Task StopAsync(CancellationTokenSource abandon)
    {
        await DrainAsync(Drain);
        await abandon.CancelAsync();
        await DrainAsync(LastMoment);
        using var limit = new CancellationTokenSource(GiveBack);
        try
        {
            // What is still in hand may have been sent: it is left to its lease.
            await claims.ReleaseAsync([.. _inHand.Keys], limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception exception) when (DatabaseFailures.IsPassing(exception) || exception is OperationCanceledException)
        {
            // Their leases end by themselves.
        }
    }

    private async Task DrainAsync(TimeSpan most)
    {
        using var limit = new CancellationTokenSource(most);
        try
        {
            while (!_inHand.IsEmpty)
            {
                await signal.WaitAsync(limit.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // They have had their time.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Deliveries cannot be claimed: {Reason}")]
        public static partial void Stuck(ILogger logger, Exception? exception, string reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Took back {Count} deliveries that their notifier did not settle in time")]
        public static partial void Recovered(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {DeliveryId} was not settled because of a bug")]
        public static partial void Broken(ILogger logger, Exception exception, Guid deliveryId);
    }
}
