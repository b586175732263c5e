using EventBooking.Domain.Events;

namespace EventBooking.Infrastructure.Availability;

/// <summary>An event and its slots as they were at one moment. Never changes; each change makes a new one.</summary>
public sealed class EventSnapshot
{
    private readonly TimeSlot[] _slots;
    private readonly KnownCount[] _counts;

    private EventSnapshot(Event details, TimeSlot[] slots, KnownCount[] counts) =>
        (Event, _slots, _counts) = (details, slots, counts);

    /// <summary>The event. The counts of its slots are those of its loading: <see cref="FactsOf"/> has the current ones.</summary>
    public Event Event { get; }

    /// <summary>Its slots, in the order in which they begin.</summary>
    public IReadOnlyList<TimeSlot> Slots => _slots;

    /// <summary>An event as it was loaded.</summary>
    public static EventSnapshot Of(Event details)
    {
        var slots = details.TimeSlots.OrderBy(slot => slot.StartsAt).ThenBy(slot => slot.EndsAt).ThenBy(slot => slot.Id).ToArray();
        return new EventSnapshot(
            details, slots,
            Array.ConvertAll(slots, slot => new KnownCount(slot.Version, slot.CurrentBookings, LearnedAt: long.MinValue)));
    }

    /// <summary>What decides about booking a slot.</summary>
    public SlotFacts FactsOf(int index) => _slots[index].FactsIn(Event) with { CurrentBookings = _counts[index].CurrentBookings };

    /// <summary>Version of a slot's row.</summary>
    public long VersionOf(int index) => _counts[index].Version;

    /// <summary>How long what is made of this now goes on to hold: until a slot begins, or the booking window opens or closes.</summary>
    public SnapshotSpan SpanFrom(DateTimeOffset now)
    {
        var next = DateTimeOffset.MaxValue;
        Consider(Event.OpensAt);
        Consider(Event.ClosesAt);
        Array.ForEach(_slots, slot => Consider(slot.StartsAt));
        return new SnapshotSpan(this, now, next);

        void Consider(DateTimeOffset? turn)
        {
            if (turn > now && turn < next)
            {
                next = turn.Value;
            }
        }
    }

    internal KnownCount CountOf(int index) => _counts[index];

    /// <summary>With other counts; itself where they are the same.</summary>
    internal EventSnapshot With(IEnumerable<(int Index, KnownCount Count)> counts)
    {
        KnownCount[]? changed = null;
        foreach (var (index, count) in counts)
        {
            var known = (changed ?? _counts)[index];
            if (count.Version != known.Version || count.CurrentBookings != known.CurrentBookings)
            {
                changed ??= [.. _counts];
                changed[index] = count;
            }
        }

        return changed is null ? this : new EventSnapshot(Event, _slots, changed);
    }
}

/// <param name="LearnedAt">A time at which it held already, as far as this instance knows.</param>
internal readonly record struct KnownCount(long Version, int CurrentBookings, long LearnedAt);

/// <summary>How long what was made of a snapshot goes on to hold: until there is a newer one, or the clock turns something in it.</summary>
/// <param name="Until">When the clock next changes what it says.</param>
public readonly record struct SnapshotSpan(EventSnapshot Snapshot, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Whether it holds for what is known, now.</summary>
    /// <param name="now">The time to decide for; before <see cref="From"/> where a clock was set back.</param>
    public bool Holds(EventSnapshot known, DateTimeOffset now) => Snapshot == known && now >= From && now < Until;
}
