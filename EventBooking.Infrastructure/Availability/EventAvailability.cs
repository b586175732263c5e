using System.Diagnostics;

namespace EventBooking.Infrastructure.Availability;

/// <summary>
/// What this instance knows of an event, and since when it is known to hold. Safe for any number of threads.
/// </summary>
public sealed class EventAvailability
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, int> _places;
    private volatile EventSnapshot _snapshot;
    private long _confirmedAt;
    private TaskCompletionSource? _refresh;

    internal EventAvailability(EventSnapshot snapshot, long readAt)
    {
        _snapshot = snapshot;
        _confirmedAt = readAt;
        _places = snapshot.Slots.Select((slot, index) => (slot.Id, index)).ToDictionary(place => place.Id, place => place.index);
    }

    /// <summary>
    /// Raised after <see cref="Snapshot"/> has become a newer one, by whichever thread brought it, a booking's among them: whoever
    /// listens returns at once and never throws. What has left the memory of events raises nothing any more: look again now and then.
    /// </summary>
    public event EventHandler? Changed;

    /// <summary>The event's id.</summary>
    public Guid Id => _snapshot.Event.Id;

    /// <summary>The newest state that this instance knows.</summary>
    public EventSnapshot Snapshot => _snapshot;

    /// <summary>How long ago PostgreSQL last said so. Newer changes may be in <see cref="Snapshot"/> already; older ones are.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(Interlocked.Read(ref _confirmedAt));

    /// <summary>Whether the event was changed or deleted, so that whoever wants to know more of it must load it anew.</summary>
    internal bool IsOutdated { get; private set; }

    /// <summary>The place of a slot; -1 where it is none of this event's.</summary>
    internal int PlaceOf(Guid slotId) => _places.GetValueOrDefault(slotId, -1);

    /// <summary>Takes over counts that are newer than those it knows.</summary>
    internal void Apply(IEnumerable<SlotCount> counts)
    {
        (int, SlotCount)[] known = [.. counts.Where(count => _places.ContainsKey(count.SlotId)).Select(count => (_places[count.SlotId], count))];
        bool isChanged;
        lock (_gate)
        {
            var before = _snapshot;
            _snapshot = before.With(known);
            isChanged = _snapshot != before;
        }

        if (isChanged)
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    /// <summary>Notes that PostgreSQL said at a time what is known now, or something older.</summary>
    /// <param name="at">When it was asked, as <see cref="Stopwatch"/> counts.</param>
    internal void Confirm(long at)
    {
        lock (_gate)
        {
            _confirmedAt = Math.Max(_confirmedAt, at);
        }
    }

    /// <summary>Notes that something may have changed that nobody told of: the next reader waits until PostgreSQL has said what.</summary>
    internal void Doubt()
    {
        lock (_gate)
        {
            _confirmedAt = Math.Min(_confirmedAt, Stopwatch.GetTimestamp() - (long)(AvailabilityLimits.Reads.TotalSeconds * Stopwatch.Frequency));
        }
    }

    internal void Outdate() => IsOutdated = true;

    /// <summary>Joins the refresh that is under way, or begins one; then the caller must see to it that it is done.</summary>
    internal Task JoinRefresh(out bool isNew)
    {
        lock (_gate)
        {
            isNew = _refresh is null;
            _refresh ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _refresh.Task;
        }
    }

    /// <summary>Ends the refresh, whether it brought anything or not.</summary>
    internal void EndRefresh()
    {
        lock (_gate)
        {
            _refresh?.SetResult();
            _refresh = null;
        }
    }
}
