using System.Collections.Concurrent;
using System.Text.Json;
using EventBooking.Infrastructure.Background;
using EventBooking.Infrastructure.Tracing;
using StackExchange.Redis;

namespace EventBooking.Infrastructure.Availability;

/// <summary>
/// Shows what this instance committed: in its own memory before the caller is answered, on the others through Redis a
/// few milliseconds later. While Redis is away the others find out when PostgreSQL next confirms what they know.
/// </summary>
internal sealed class CountPublisher(EventCache cache, RedisLink redis) : ServiceLoop
{
    private const int MaxCounts = 500;

    // In a rush a slot changes hundreds of times a second: the last count of each pause is enough.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly ConcurrentDictionary<Guid, SlotCount> _pending = new();
    private readonly CausingRequests _requests = new();
    private readonly Signal _signal = new();

    /// <summary>Takes over counts that a transaction of this instance left behind.</summary>
    public void Committed(IReadOnlyCollection<SlotCount> counts)
    {
        if (counts.Count == 0)
        {
            return;
        }

        cache.Apply(counts);
        if (redis.Database is null)
        {
            return;
        }

        // Before the counts, so that what takes these finds it.
        _requests.AddCurrent();
        foreach (var count in counts)
        {
            _pending.AddOrUpdate(count.SlotId, count, (_, known) => known.Version > count.Version ? known : count);
        }

        _signal.Set();
    }

    /// <summary>A transaction of this instance may have left behind what nobody knows.</summary>
    public void Doubt(Guid eventId)
    {
        if (cache.TryGet(eventId, out var known))
        {
            known.Doubt();
        }
    }

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await _signal.WaitAsync(stoppingToken);
                await PublishAsync();
                await Task.Delay(Pause, stoppingToken);
            }
        }
        finally
        {
            await PublishAsync();
        }
    }

    private async Task PublishAsync()
    {
        var counts = new List<SlotCount>();
        foreach (var slot in _pending.Keys)
        {
            if (_pending.TryRemove(slot, out var count))
            {
                counts.Add(count);
            }
        }

        if (counts.Count == 0 || redis.Database is not { } database)
        {
            return;
        }

        using var span = _requests.StartSpan("publish counts");
        foreach (var part in counts.Chunk(MaxCounts))
        {
            try
            {
                var message = JsonSerializer.SerializeToUtf8Bytes([.. part], AvailabilityJson.Default.ListSlotCount);
                // Awaited, as a command that is answered after its span has ended may be missing in the trace.
                await database.PublishAsync(RedisLink.Channel, message).WaitAsync(RedisLink.Patience);
            }
            catch (Exception exception) when (exception is RedisException or TimeoutException)
            {
                // The others find out when PostgreSQL next confirms what they know.
            }
        }
    }
}
