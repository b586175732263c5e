using System.Diagnostics;
using System.Net;

namespace EventBooking.IntegrationTests.Availability;

/// <summary>A storm of callers is refused at one instance; then a seat is freed at the other.</summary>
public sealed class FreedSeatTests
{
    [Theory]
    [InlineData("Redis")]
    [InlineData("no Redis")]
    [InlineData("Redis that is killed")]
    [InlineData("Redis that stands still for a while")]
    public async Task It_can_be_booked_within_a_second(string between)
    {
        await using var pair = between == "no Redis" ? await Pair.StartWithoutRedisAsync() : await Pair.StartAsync();
        var slot = await pair.Here.Api.PublishSlotAsync(capacity: 1);
        var booking = await pair.Here.Api.BookAsync(slot.Id);
        for (var round = 0; round < 3; round++)
        {
            var storm = Storm.Begin(pair.There.Api, pair.ConnectionString, slot.Id);
            await storm.UntilRefusedAsync(300);
            var frozen = between.Contains("stands still", StringComparison.Ordinal) ? await Frozen.BeginAsync(pair.Redis.ProcessId) : null;
            if (between.Contains("killed", StringComparison.Ordinal))
            {
                await pair.Redis.KillAsync();
            }

            (await pair.Here.Api.TryCancelAsync(booking)).ShouldBe(HttpStatusCode.NoContent);
            storm.Freed();
            await (frozen?.DisposeAsync() ?? ValueTask.CompletedTask);

            booking = await storm.EndAsync();
            if (between.Contains("killed", StringComparison.Ordinal))
            {
                await pair.Redis.StartAgainAsync();
            }
        }
    }

    [Fact]
    public async Task A_storm_of_refusals_asks_PostgreSQL_a_few_times_a_second()
    {
        await using var server = await OwnPostgres.StartMigratedAsync();
        var log = await StatementLog.BeginAsync(server);
        await using var instance = await Instance.StartAsync(server.ConnectionString(OwnPostgres.Database));
        var slot = await instance.Api.PublishSlotAsync(capacity: 1);
        await instance.Api.BookAsync(slot.Id);
        var storm = Storm.Begin(instance.Api, server.ConnectionString(OwnPostgres.Database), slot.Id);
        await storm.UntilRefusedAsync(100);

        var (began, before) = (Stopwatch.GetTimestamp(), await log.CountAsync("time_slots"));
        await storm.UntilRefusedAsync(3_000);
        var asked = await log.CountAsync("time_slots") - before;
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;

        await storm.GiveUpAsync();
        // It is asked about twice a second; now and then somebody comes too late to be refused from memory and asks for himself.
        asked.ShouldBeLessThanOrEqualTo((int)Math.Ceiling(10 * seconds) + 10, $"in {seconds} s");
    }

    /// <summary>Callers who ask for the same seat again and again.</summary>
    private sealed class Storm
    {
        private const int Callers = 16;
        private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
        private readonly TaskCompletionSource<BookingDto?> _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Task _callers = Task.CompletedTask;
        private long _freedAt = long.MaxValue;
        private int _refused;

        public static Storm Begin(ApiDriver api, string connectionString, Guid slot)
        {
            var storm = new Storm();
            storm._callers = Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => storm.AskAsync(api, connectionString, slot)));
            return storm;
        }

        public Task UntilRefusedAsync(int times) =>
            Eventually.BeTrueAsync(() => _callers.IsFaulted ? throw _callers.Exception : Volatile.Read(ref _refused) >= times);

        /// <summary>Notes that a seat is free from now on.</summary>
        public void Freed() => Volatile.Write(ref _freedAt, Stopwatch.GetTimestamp());

        /// <summary>Returns the booking that got the seat, when all have gone.</summary>
        public async Task<BookingDto> EndAsync()
        {
            await _callers;
            return (await _taken.Task).ShouldNotBeNull();
        }

        public Task GiveUpAsync()
        {
            _taken.TrySetResult(null);
            return _callers;
        }

        private async Task AskAsync(ApiDriver api, string connectionString, Guid slot)
        {
            while (!_taken.Task.IsCompleted)
            {
                var asked = Stopwatch.GetTimestamp();
                var answer = await api.TryBookAsync(slot);
                if (answer.Status == HttpStatusCode.Created)
                {
                    _taken.SetResult(answer.Read<BookingDto>());
                    return;
                }

                answer.ShouldFail(HttpStatusCode.Conflict, "time_slot_full");
                Interlocked.Increment(ref _refused);
                if (asked - Volatile.Read(ref _freedAt) > Limit.TotalSeconds * Stopwatch.Frequency)
                {
                    // Then another caller has it, though its answer may still be on its way.
                    (await Ledger.SeatsAsync(connectionString, slot)).Counted.ShouldBe(
                        1, "Nobody may be refused a seat that has been free for a second.");
                }
            }
        }
    }
}
