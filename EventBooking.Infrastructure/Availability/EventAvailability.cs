using System.Diagnostics;

namespace EventBooking.Infrastructure.Availability;

/// <summary>What this instance knows of an event, and since when it is known to hold. Thread-safe.</summary>
public sealed class EventAvailability
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, int> _places;
    private volatile EventSnapshot _snapshot;
    private long _confirmedAt;
    private long _doubtedAt;
    private bool _isSettled;
    private TaskCompletionSource? _refresh;

    internal EventAvailability(EventSnapshot snapshot, long readAt)
    {
        _snapshot = snapshot;
        _confirmedAt = readAt;
        _places = snapshot.Slots.Select((slot, index) => (slot.Id, index)).ToDictionary(place => place.Id, place => place.index);
    }

    /// <summary>
    /// Raised after <see cref="Snapshot"/> has become a newer one, by whichever thread brought it, a booking's among them: a handler that
    /// listens returns at once and never throws. What has left the memory of events raises nothing any more: look again now and then.
    /// </summary>
    public event EventHandler? Changed;

    /// <summary>The event's id.</summary>
    public Guid Id => _snapshot.Event.Id;

    /// <summary>The newest state that this instance knows.</summary>
    public EventSnapshot Snapshot => _snapshot;

    /// <summary>How long ago PostgreSQL last said so. Newer changes may be in <see cref="Snapshot"/> already; older ones are.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(Interlocked.Read(ref _confirmedAt));

    /// <summary>Whether the event was changed or deleted, so that it must be loaded anew.</summary>
    internal bool IsOutdated { get; private set; }

    /// <summary>Whether it has been loaded, and nobody waits for that any more.</summary>
    internal bool IsSettled => Volatile.Read(ref _isSettled);

    /// <summary>The place of a slot; -1 where it is none of this event's.</summary>
    internal int PlaceOf(Guid slotId) => _places.GetValueOrDefault(slotId, -1);

    /// <summary>Takes over what a transaction of this instance left behind.</summary>
    internal void Apply(IEnumerable<SlotCount> counts) =>
        Publish(Take(counts, Stopwatch.GetTimestamp(), (known, said) => said.Version >= known.Version));

    /// <summary>Takes over what another instance has committed, so it is said: anyone who reaches Redis can say so.</summary>
    internal void Hear(IEnumerable<SlotCount> counts) => Publish(Hear(counts, Stopwatch.GetTimestamp()));

    /// <summary>
    /// Takes over what PostgreSQL said. It is right where it knows a lower version as well, unless this instance has learned of
    /// the higher one only since it was asked.
    /// </summary>
    /// <param name="counts">What it said of all slots.</param>
    /// <param name="askedAt">When it was asked, as <see cref="Stopwatch"/> counts.</param>
    internal void Confirm(IEnumerable<SlotCount> counts, long askedAt)
    {
        bool isChanged;
        lock (_gate)
        {
            isChanged = Take(counts, askedAt, (known, said) => said.Version >= known.Version || known.LearnedAt < askedAt);
            MarkConfirmed(askedAt);
        }

        Publish(isChanged);
    }

    /// <summary>As <see cref="Confirm"/>, on the word of another instance; false if only PostgreSQL knows.</summary>
    internal bool TryConfirm(IReadOnlyCollection<SlotCount> counts, long askedAt)
    {
        bool isCertain;
        var isChanged = false;
        lock (_gate)
        {
            isCertain = askedAt >= _doubtedAt && counts.Count == _places.Count && counts.All(said =>
                IsPossible(said) && _snapshot.CountOf(_places[said.SlotId]) is var known
                && (said.Version >= known.Version || known.LearnedAt >= askedAt));
            if (isCertain)
            {
                isChanged = Hear(counts, Stopwatch.GetTimestamp());
                MarkConfirmed(askedAt);
            }
        }

        Publish(isChanged);
        return isCertain;
    }

    /// <summary>Notes that something may have changed without a message: the next reader waits until PostgreSQL has said what.</summary>
    internal void Doubt()
    {
        lock (_gate)
        {
            _doubtedAt = Stopwatch.GetTimestamp();
            _confirmedAt = Math.Min(_confirmedAt, _doubtedAt - (long)(AvailabilityLimits.Reads.TotalSeconds * Stopwatch.Frequency));
        }
    }

    internal void Outdate() => IsOutdated = true;

    internal void Settle() => Interlocked.Exchange(ref _isSettled, true);

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

    internal void EndRefresh()
    {
        lock (_gate)
        {
            _refresh?.SetResult();
            _refresh = null;
        }
    }

    private bool IsPossible(SlotCount count) =>
        PlaceOf(count.SlotId) is var place and >= 0
            && count.CurrentBookings >= 0
            && count.CurrentBookings <= _snapshot.Slots[place].MaxCapacity;

    private bool Hear(IEnumerable<SlotCount> counts, long heardAt) =>
        Take(counts.Where(IsPossible), heardAt, (known, said) => said.Version > known.Version);

    // Never under the lock: nobody knows what a listener does.
    private void Publish(bool isChanged)
    {
        if (isChanged)
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    private bool Take(IEnumerable<SlotCount> counts, long learnedAt, Func<KnownCount, SlotCount, bool> isBetter)
    {
        lock (_gate)
        {
            var snapshot = _snapshot;
            _snapshot = snapshot.With(counts
                .Select(count => (Place: PlaceOf(count.SlotId), Count: count))
                .Where(said => said.Place >= 0 && isBetter(snapshot.CountOf(said.Place), said.Count))
                .Select(said => (said.Place, new KnownCount(said.Count.Version, said.Count.CurrentBookings, learnedAt))));
            return _snapshot != snapshot;
        }
    }

    // What was said before a doubt does not dispel it.
    private void MarkConfirmed(long askedAt)
    {
        if (askedAt >= _doubtedAt)
        {
            _confirmedAt = Math.Max(_confirmedAt, askedAt);
        }
    }
}
