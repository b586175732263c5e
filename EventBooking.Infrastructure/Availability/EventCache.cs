using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using EventBooking.Domain.Events;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace EventBooking.Infrastructure.Availability;

/// <summary>The events in this instance's memory, by their ids and those of their slots. The least recently used leave.</summary>
internal sealed class EventCache : IDisposable
{
    // What a slot and an event cost here and in the answers made of them, roughly: objects, index, and three pieces of JSON.
    private const int EventBytes = 4_000;
    private const int SlotBytes = 1_500;
    private const int CharacterBytes = 8;
    private readonly ConcurrentDictionary<Guid, EventAvailability> _bySlot = new();
    private readonly MemoryCache _byId;

    public EventCache(IOptions<AvailabilityOptions> options) =>
        _byId = new MemoryCache(new MemoryCacheOptions { SizeLimit = options.Value.MemoryMegabytes * 1_000_000L });

    public int Events => _byId.Count;

    /// <summary>How many slots are known, those of events that are just being loaded included.</summary>
    public int Slots => _bySlot.Count;

    /// <summary>Finds an event; it counts as used.</summary>
    public bool TryGet(Guid id, [NotNullWhen(true)] out EventAvailability? known) => _byId.TryGetValue(id, out known);

    public bool TryGetBySlot(Guid slotId, [NotNullWhen(true)] out EventAvailability? known) =>
        _bySlot.TryGetValue(slotId, out known) && _byId.TryGetValue(known.Id, out _);

    /// <summary>Keeps an event, if there is room. From here on changes of its slots reach it, at least until it is settled.</summary>
    public EventAvailability Add(Event details, long readAt)
    {
        var added = new EventAvailability(EventSnapshot.Of(details), readAt);
        foreach (var slot in details.TimeSlots)
        {
            _bySlot[slot.Id] = added;
        }

        var kept = new MemoryCacheEntryOptions { Size = SizeOf(details) };
        kept.RegisterPostEvictionCallback((_, _, _, _) => Forget(added));
        _byId.Set(details.Id, added, kept);

        // A change that was committed since it was read, and before this, did not reach it.
        added.Doubt();
        return added;
    }

    /// <summary>Says that nobody waits for an event to be loaded any more: where there was no room, it is gone.</summary>
    public void Settle(EventAvailability loaded)
    {
        loaded.Settle();
        if (!IsKept(loaded))
        {
            Forget(loaded);
        }
    }

    public void Remove(EventAvailability known)
    {
        known.Outdate();
        if (IsKept(known))
        {
            _byId.Remove(known.Id);
        }
    }

    public void Apply(IReadOnlyCollection<SlotCount> counts) => ForEachEvent(counts, (known, ofEvent) => known.Apply(ofEvent));

    public void Hear(IReadOnlyCollection<SlotCount> counts) => ForEachEvent(counts, (known, ofEvent) => known.Hear(ofEvent));

    public void Dispose() => _byId.Dispose();

    private void ForEachEvent(IReadOnlyCollection<SlotCount> counts, Action<EventAvailability, IEnumerable<SlotCount>> take)
    {
        foreach (var ofEvent in counts.GroupBy(count => count.EventId))
        {
            if (_bySlot.TryGetValue(ofEvent.First().SlotId, out var known))
            {
                take(known, ofEvent);
            }
        }
    }

    private static long SizeOf(Event details) => EventBytes
        + (SlotBytes * (long)details.TimeSlots.Count)
        + (CharacterBytes * ((long)details.Name.Length + (details.Description?.Length ?? 0) + (details.Location?.Length ?? 0)));

    // It may have been loaded anew meanwhile.
    private bool IsKept(EventAvailability known) => _byId.TryGetValue(known.Id, out EventAvailability? kept) && kept == known;

    private void Forget(EventAvailability known)
    {
        if (!known.IsSettled)
        {
            return;
        }

        foreach (var slot in known.Snapshot.Slots)
        {
            _bySlot.TryRemove(KeyValuePair.Create(slot.Id, known));
        }
    }
}
