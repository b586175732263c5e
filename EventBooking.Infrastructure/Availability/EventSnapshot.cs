using EventBooking.Domain.Events;

namespace EventBooking.Infrastructure.Availability;

/// <summary>An event and its slots as they were at one moment. Never changes; each change makes a new one.</summary>
public sealed class EventSnapshot
{
    private readonly TimeSlot[] _slots;
    private readonly (long Version, int CurrentBookings)[] _counts;

    private EventSnapshot(Event details, TimeSlot[] slots, (long Version, int CurrentBookings)[] counts) =>
        (Event, _slots, _counts) = (details, slots, counts);

    /// <summary>The event. The counts of its slots are those of its loading: <see cref="FactsOf"/> has the current ones.</summary>
    public Event Event { get; }

    /// <summary>Its slots, in the order in which they begin.</summary>
    public IReadOnlyList<TimeSlot> Slots => _slots;

    /// <summary>An event as it was loaded.</summary>
    /// <param name="details">The event, with its slots.</param>
    public static EventSnapshot Of(Event details)
    {
        var slots = details.TimeSlots.OrderBy(slot => slot.StartsAt).ThenBy(slot => slot.EndsAt).ThenBy(slot => slot.Id).ToArray();
        return new EventSnapshot(details, slots, Array.ConvertAll(slots, slot => (slot.Version, slot.CurrentBookings)));
    }

    /// <summary>What decides about booking a slot.</summary>
    /// <param name="index">Its place among <see cref="Slots"/>.</param>
    public SlotFacts FactsOf(int index) => _slots[index].FactsIn(Event) with { CurrentBookings = _counts[index].CurrentBookings };

    /// <summary>Version of a slot's row.</summary>
    /// <param name="index">Its place among <see cref="Slots"/>.</param>
    public long VersionOf(int index) => _counts[index].Version;

    /// <summary>When the clock next changes what this says: a slot begins, or the booking window opens or closes.</summary>
    /// <param name="now">The time to count from.</param>
    public DateTimeOffset NextTurn(DateTimeOffset now)
    {
        var next = DateTimeOffset.MaxValue;
        Consider(Event.OpensAt);
        Consider(Event.ClosesAt);
        Array.ForEach(_slots, slot => Consider(slot.StartsAt));
        return next;

        void Consider(DateTimeOffset? turn)
        {
            if (turn > now && turn < next)
            {
                next = turn.Value;
            }
        }
    }

    /// <summary>With those of the counts that are newer; itself where none is.</summary>
    internal EventSnapshot With(ReadOnlySpan<(int Index, SlotCount Count)> counts)
    {
        (long Version, int CurrentBookings)[]? changed = null;
        foreach (var (index, count) in counts)
        {
            if (count.Version > (changed ?? _counts)[index].Version)
            {
                changed ??= [.. _counts];
                changed[index] = (count.Version, count.CurrentBookings);
            }
        }

        return changed is null ? this : new EventSnapshot(Event, _slots, changed);
    }
}
