using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>
/// Judges reads of a slot that is only ever booked: each reader must be shown what was promised two seconds before, or be
/// shown by the Age header how old it is.
/// </summary>
internal sealed class Witness(Guid eventId, Guid slot)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
    private readonly ConcurrentQueue<(long At, int Seats)> _promises = new();
    private int _seats;

    /// <summary>Seats that callers have been promised.</summary>
    public int Seats => Volatile.Read(ref _seats);

    /// <summary>Books a seat; only one at a time.</summary>
    public async Task<HttpStatusCode> BookAsync(ApiDriver api)
    {
        var answer = await api.TryBookAsync(slot);
        if (answer.Status == HttpStatusCode.Created)
        {
            _promises.Enqueue((Stopwatch.GetTimestamp(), Interlocked.Increment(ref _seats)));
        }

        return answer.Status;
    }

    /// <summary>Reads and judges; returns the seats it was shown.</summary>
    public async Task<(int Seats, TimeSpan? Age)> ReadAsync(ApiDriver api)
    {
        var asked = Stopwatch.GetTimestamp();
        var answer = await api.GetAsync($"/api/v1/events/{eventId}/slots?include=all");
        var shown = answer.ShouldBe<List<SlotDto>>(HttpStatusCode.OK).Single(other => other.Id == slot).CurrentBookings;
        // The header has whole seconds, rounded down.
        var age = answer.Response.Headers.Age;
        var allowed = age + TimeSpan.FromSeconds(1) ?? Limit;
        var due = _promises.LastOrDefault(promise => Stopwatch.GetElapsedTime(promise.At, asked) > allowed).Seats;
        shown.ShouldBeGreaterThanOrEqualTo(due, $"Age {age?.ToString() ?? "none"}, promised {Seats}");
        return (shown, age);
    }

    /// <summary>Books at one instance; returns how long it takes until another one shows it.</summary>
    public async Task<TimeSpan> SeenAfterAsync(ApiDriver here, ApiDriver there)
    {
        (await BookAsync(here)).ShouldBe(HttpStatusCode.Created);
        var booked = Stopwatch.GetTimestamp();
        await Eventually.BeTrueAsync(async () => (await ReadAsync(there)).Seats == Seats);
        return Stopwatch.GetElapsedTime(booked);
    }
}
