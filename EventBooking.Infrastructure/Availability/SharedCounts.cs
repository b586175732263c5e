using System.Diagnostics;
using System.Text.Json;
using StackExchange.Redis;

namespace EventBooking.Infrastructure.Availability;

/// <summary>
/// What PostgreSQL told some instance less than a second ago, kept in Redis for the others: however many instances there are,
/// PostgreSQL is asked about as often as by one. An entry tells how old it is by the time that it has left, so clocks of
/// machines play no part.
/// </summary>
/// <param name="redis">The connection.</param>
internal sealed class SharedCounts(RedisLink redis)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(1);
    private long _awayUntil;

    /// <summary>Confirms events from what other instances shared; returns the rest.</summary>
    public async Task<List<EventAvailability>> ConfirmAsync(List<EventAvailability> batch)
    {
        if (redis.Database is not { } database || Stopwatch.GetTimestamp() < Interlocked.Read(ref _awayUntil))
        {
            return batch;
        }

        try
        {
            var now = Stopwatch.GetTimestamp();
            var entries = await Task.WhenAll(batch.Select(known => database.StringGetWithExpiryAsync(KeyOf(known.Id))));
            return [.. batch.Where((known, i) => !TryConfirm(known, entries[i], now))];
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            // A server that says nothing would cost each refresh this wait.
            Interlocked.Exchange(ref _awayUntil, Stopwatch.GetTimestamp() + Stopwatch.Frequency);
            return batch;
        }
    }

    /// <summary>Shares what PostgreSQL said; does not wait for it.</summary>
    /// <param name="counts">By event.</param>
    /// <param name="askedAt">When PostgreSQL was asked.</param>
    public void Offer(Dictionary<Guid, EventCounts> counts, long askedAt)
    {
        var left = Life - Stopwatch.GetElapsedTime(askedAt);
        if (redis.Database is not { } database || left < Life - AvailabilityLimits.Sharing)
        {
            return;
        }

        foreach (var (id, current) in counts)
        {
            database.StringSet(KeyOf(id), JsonSerializer.SerializeToUtf8Bytes(current, AvailabilityJson.Default.EventCounts), left, flags: CommandFlags.FireAndForget);
        }
    }

    private static RedisKey KeyOf(Guid eventId) => $"eventbooking:counts:{eventId}";

    private static bool TryConfirm(EventAvailability known, RedisValueWithExpiry entry, long now)
    {
        var age = Life - (entry.Expiry ?? TimeSpan.Zero);
        return age >= TimeSpan.Zero && age <= AvailabilityLimits.Sharing
            && Read(entry.Value) is { Slots: { } slots } shared && shared.EventVersion == known.Snapshot.Event.Version
            && known.TryConfirm(slots, now - (long)(age.TotalSeconds * Stopwatch.Frequency));
    }

    // Anyone who reaches Redis can write there; what cannot be read is as good as nothing.
    private static EventCounts? Read(RedisValue value)
    {
        try
        {
            return value.IsNull ? null : JsonSerializer.Deserialize((ReadOnlySpan<byte>)(byte[])value!, AvailabilityJson.Default.EventCounts);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
