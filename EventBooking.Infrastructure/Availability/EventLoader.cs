using System.Collections.Concurrent;
using System.Diagnostics;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventBooking.Infrastructure.Availability;

/// <summary>Brings events into memory; once, however many ask for the same one.</summary>
internal sealed class EventLoader(EventCache cache, AvailabilityRefresher refresher, IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<Guid, Lazy<Task<EventAvailability?>>> _loading = new();

    public Task<EventAvailability?> LoadAsync(Guid id) =>
        _loading.GetOrAdd(id, static (id, loader) => new(() => loader.LoadOnceAsync(id)), this).Value;

    private async Task<EventAvailability?> LoadOnceAsync(Guid id)
    {
        EventAvailability? loaded = null;
        try
        {
            // Off the caller's thread: it only waits, and may give up.
            await Task.Yield();
            var readAt = Stopwatch.GetTimestamp();
            if (await ReadAsync(id) is not { } details)
            {
                return null;
            }

            loaded = cache.Add(details, readAt);
            await refresher.RefreshAsync(loaded);
            return loaded;
        }
        finally
        {
            // In this order: a reader that joins still must see each change, and one that comes later loads it anew.
            _loading.TryRemove(id, out _);
            if (loaded is not null)
            {
                cache.Settle(loaded);
            }
        }
    }

    private async Task<Event?> ReadAsync(Guid id)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BookingDbContext>().WithSlots().SingleOrDefaultAsync(e => e.Id == id);
    }
}
