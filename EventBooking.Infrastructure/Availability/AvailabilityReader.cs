using EventBooking.Domain;
using EventBooking.Domain.Events;

namespace EventBooking.Infrastructure.Availability;

/// <summary>
/// What there is to book, from memory. An event is read from PostgreSQL when it is first asked for. From then on, changes
/// come by themselves: those of this instance at once (<see cref="CountPublisher"/>), those of others through Redis. Because
/// a message may be lost, PostgreSQL confirms what is being asked for about twice a second.
/// </summary>
public sealed class AvailabilityReader
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private readonly EventCache _cache;
    private readonly EventLoader _loader;
    private readonly AvailabilityRefresher _refresher;

    internal AvailabilityReader(EventCache cache, EventLoader loader, AvailabilityRefresher refresher) =>
        (_cache, _loader, _refresher) = (cache, loader, refresher);

    /// <summary>Finds an event, at most <see cref="AvailabilityLimits.Reads"/> old unless the database is away: its age says so.</summary>
    /// <returns>Null where there is no such event.</returns>
    /// <exception cref="Npgsql.NpgsqlException">It is not in memory and the database does not answer.</exception>
    public ValueTask<EventAvailability?> FindAsync(Guid id, CancellationToken callerGaveUp)
    {
        if (!_cache.TryGet(id, out var known))
        {
            return new(_loader.LoadAsync(id).WaitAsync(callerGaveUp));
        }

        var age = known.Age;
        if (age < AvailabilityLimits.Renewal)
        {
            return new(known);
        }

        var refresh = _refresher.RefreshAsync(known);
        return age < AvailabilityLimits.Reads || _refresher.IsFailing ? new(known) : new(FindAfterAsync(refresh, known, callerGaveUp));
    }

    /// <summary>Why a party cannot book, as far as memory alone is certain: null if it may, or if only the database knows.</summary>
    /// <returns>What <see cref="SlotFacts.Refuse"/> says on knowledge no older than <see cref="AvailabilityLimits.Refusals"/>.</returns>
    public ValueTask<Failure?> RefuseAsync(Guid slotId, int seats, DateTimeOffset now)
    {
        if (!_cache.TryGetBySlot(slotId, out var known) || Refuse(known, slotId, seats, now) is not { } refusal)
        {
            return default;
        }

        var age = known.Age;
        if (age < AvailabilityLimits.Renewal)
        {
            return new(refusal);
        }

        var refresh = _refresher.RefreshAsync(known);
        if (age >= AvailabilityLimits.Refusals && _refresher.IsFailing)
        {
            return default;
        }

        return age < AvailabilityLimits.Refusals ? new(refusal) : new(RefuseAfterAsync(refresh, known, slotId, seats, now));
    }

    /// <summary>Brings an event into memory, as it is much asked for: its full slots then refuse without the database.</summary>
    internal void NoteRefusal(Guid eventId)
    {
        if (!_cache.TryGet(eventId, out _))
        {
            _ = _loader.LoadAsync(eventId);
        }
    }

    private static Failure? Refuse(EventAvailability known, Guid slotId, int seats, DateTimeOffset now) =>
        known.PlaceOf(slotId) is var place and >= 0 ? known.Snapshot.FactsOf(place).Refuse(seats, now) : null;

    private async Task<EventAvailability?> FindAfterAsync(Task refresh, EventAvailability known, CancellationToken callerGaveUp)
    {
        await WaitAsync(refresh, callerGaveUp);
        if (known.Age >= AvailabilityLimits.Reads && !known.IsOutdated && !_refresher.IsFailing)
        {
            // It was under way already when the event came to be in doubt. The next one has begun after that.
            await WaitAsync(_refresher.RefreshAsync(known), callerGaveUp);
        }

        return known.IsOutdated ? await _loader.LoadAsync(known.Id).WaitAsync(callerGaveUp) : known;
    }

    // One probe for all who wait: it is the same refresh.
    private async Task<Failure?> RefuseAfterAsync(Task refresh, EventAvailability known, Guid slotId, int seats, DateTimeOffset now)
    {
        await WaitAsync(refresh, CancellationToken.None);
        return known.Age < AvailabilityLimits.Refusals && !known.IsOutdated ? Refuse(known, slotId, seats, now) : null;
    }

    private async Task WaitAsync(Task refresh, CancellationToken callerGaveUp)
    {
        try
        {
            await refresh.WaitAsync(Patience, callerGaveUp);
        }
        catch (TimeoutException)
        {
            _refresher.ReportDelay();
        }
    }
}
