using EventBooking.Domain;
using EventBooking.Infrastructure.Persistence;

namespace EventBooking.Infrastructure.Seats;

/// <summary>One queue of <see cref="BookingLanes"/>, and the one batch of it that is under way.</summary>
internal sealed class BookingLane(BookBatch work, LaneOptions options, DatabaseOptions database, QueueRoom room)
{
    private readonly Lock _gate = new();
    private readonly Queue<PendingBooking> _waiting = new();
    private TaskCompletionSource? _idle;
    private bool _isClosed;

    /// <summary>Takes a booking in; false where it must be refused.</summary>
    public bool TryAdd(PendingBooking booking)
    {
        lock (_gate)
        {
            if (_isClosed || !room.TryTake())
            {
                return false;
            }

            _waiting.Enqueue(booking);
            if (_idle is not null)
            {
                return true;
            }

            _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        // Behind the requests that have arrived already: under load they ride along. It carries nobody's trace.
        ThreadPool.UnsafeQueueUserWorkItem(static lane => _ = lane.RunAsync(), this, preferLocal: false);
        return true;
    }

    public void RefuseOverdue() => TakeOlder(options.WaitWithin).ForEach(booking => booking.Succeed(new Overloaded()));

    /// <summary>Takes nothing more in; completes when what was accepted is answered.</summary>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            _isClosed = true;
            return _idle?.Task ?? Task.CompletedTask;
        }
    }

    private async Task RunAsync()
    {
        while (TakeBatch() is { } batch)
        {
            if (await work.RunAsync(batch) is { } unavailable)
            {
                // Those that have waited for the database as long as the batch did, need not wait as long again.
                work.Refuse(
                    TakeOlder(database.ReconnectWithin),
                    new DatabaseUnavailableException(unavailable.Code, inDoubt: false, unavailable), isInDoubt: false);
            }
        }
    }

    private List<PendingBooking>? TakeBatch()
    {
        lock (_gate)
        {
            var batch = new List<PendingBooking>(Math.Min(_waiting.Count, options.BatchSize));
            while (batch.Count < options.BatchSize && _waiting.TryDequeue(out var next))
            {
                room.Leave();
                if (!next.TryLeave())
                {
                    batch.Add(next);
                }
            }

            if (batch.Count > 0)
            {
                return batch;
            }

            _idle?.SetResult();
            _idle = null;
            return null;
        }
    }

    private List<PendingBooking> TakeOlder(TimeSpan age)
    {
        var taken = new List<PendingBooking>();
        lock (_gate)
        {
            while (_waiting.TryPeek(out var oldest) && oldest.Waited >= age)
            {
                taken.Add(_waiting.Dequeue());
                room.Leave();
            }
        }

        return taken;
    }
}

internal sealed class QueueRoom(int places)
{
    private int _taken;

    public bool TryTake()
    {
        if (Interlocked.Increment(ref _taken) <= places)
        {
            return true;
        }

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _taken);
}
