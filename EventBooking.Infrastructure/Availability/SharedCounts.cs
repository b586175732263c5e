using System.Diagnostics;
using System.Text.Json;
using StackExchange.Redis;

namespace EventBooking.Infrastructure.Availability;

/// <summary>
/// What PostgreSQL answered to some instance less than a second ago, kept in Redis for the others: however many instances there are,
/// PostgreSQL is asked about as often as by one. An entry ends a second after PostgreSQL was asked, by the clock of Redis, and
/// shows how old it is by the time that it has left: so clocks of other machines play no part, nor does the time on its way.
/// </summary>
internal sealed class SharedCounts(RedisLink redis)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(1);
    private long _awayUntil;

    private IDatabase? Database => Stopwatch.GetTimestamp() < Interlocked.Read(ref _awayUntil) ? null : redis.Database;

    /// <summary>Confirms events from what other instances shared; returns the rest, and the time at Redis, where it answers.</summary>
    public async Task<(List<EventAvailability> Unknown, DateTimeOffset? Time)> ConfirmAsync(List<EventAvailability> batch)
    {
        if (Database is not { } database)
        {
            return (batch, null);
        }

        try
        {
            var now = Stopwatch.GetTimestamp();
            var time = database.ExecuteAsync("TIME");
            var reading = Task.WhenAll(batch.Select(known => database.StringGetWithExpiryAsync(KeyOf(known.Id))));
            // The library looks only once a second whether somebody has waited too long.
            await Task.WhenAll(time, reading).WaitAsync(RedisLink.Patience);
            var entries = await reading;
            return ([.. batch.Where((known, i) => !TryConfirm(known, entries[i], now))], ReadTime(await time));
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            // A server that says nothing would cost each refresh this wait.
            Interlocked.Exchange(ref _awayUntil, Stopwatch.GetTimestamp() + Stopwatch.Frequency);
            return (batch, null);
        }
    }

    /// <summary>Shares what PostgreSQL said; does not wait for it.</summary>
    /// <param name="before">The time at Redis before PostgreSQL was asked.</param>
    public void Offer(Dictionary<Guid, EventCounts> counts, DateTimeOffset before)
    {
        if (Database is not { } database)
        {
            return;
        }

        var end = new Expiration((before + Life).UtcDateTime);
        foreach (var (id, current) in counts)
        {
            var counted = JsonSerializer.SerializeToUtf8Bytes(current, AvailabilityJson.Default.EventCounts);
            _ = database.StringSetAsync(KeyOf(id), counted, end, flags: CommandFlags.FireAndForget);
        }
    }

    // Seconds and microseconds; an entry's end has milliseconds.
    private static DateTimeOffset ReadTime(RedisResult time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(((long)time[0] * 1000) + ((long)time[1] / 1000));

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
            return value.IsNull
                ? null
                : JsonSerializer.Deserialize((ReadOnlySpan<byte>)(byte[]?)value, AvailabilityJson.Default.EventCounts);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
