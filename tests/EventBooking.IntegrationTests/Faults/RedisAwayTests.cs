using System.Diagnostics;
using System.Net;

namespace EventBooking.IntegrationTests.Faults;

/// <summary>Redis goes away while two instances share it: booking goes on, and nobody is shown what is older than two seconds.</summary>
[Collection(nameof(Alone))]
public sealed class RedisAwayTests
{
    [Fact]
    public async Task Killing_Redis_in_a_rush_fails_no_booking_and_all_is_shared_when_it_is_back()
    {
        const int Slots = 100;
        const int Callers = 1_000;
        await using var pair = await Pair.StartAsync(connectionString: null, ("Booking:BatchSize", "10"));
        var events = await Task.WhenAll(Enumerable.Range(0, Slots / 10)
            .Select(_ => pair.Here.Api.PublishAsync(new EventBuilder().WithSlots(count: 10, capacity: 100))));
        var slots = events.SelectMany(published => published.TimeSlots).Select(slot => slot.Id).ToList();
        var witness = new Witness(events[0].Id, slots[0]);
        await witness.SeenAfterAsync(pair.Here.Api, pair.There.Api);

        using var over = new CancellationTokenSource();
        var readers = new[] { pair.Here.Api, pair.There.Api }.Select(api => WatchAsync(witness, api, over.Token)).ToList();
        // The witness's slot is the witness's alone.
        var others = slots.Skip(1).ToList();
        var rush = await Task.WhenAll(
            Rush.RunAsync(pair.Here.Api, others, Callers / 2, after: 50, pair.Redis.KillAsync),
            Rush.RunAsync(pair.There.Api, others, Callers / 2, after: 200, () => pair.Redis.StartAgainAsync()));
        await over.CancelAsync();
        await Task.WhenAll(readers);

        rush.Sum(half => half.Unanswered).ShouldBe(0);
        rush.SelectMany(half => half.Answers).ShouldAllBe(answer => answer.Status == HttpStatusCode.Created);
        (await Ledger.LiveAsync(pair.ConnectionString, others)).ShouldBe(rush.SelectMany(half => half.Promised()).Order());
        await HealsAsync(pair, witness);
        foreach (var published in events)
        {
            await AgreesAsync(pair, published);
        }
    }

    [Fact]
    public async Task While_Redis_stands_still_reads_stay_fast_and_fresh()
    {
        await using var pair = await Pair.StartAsync();
        var published = await pair.Here.Api.PublishAsync(new EventBuilder().WithSlot(capacity: 100_000));
        var witness = new Witness(published.Id, published.TimeSlots[0].Id);
        await witness.SeenAfterAsync(pair.Here.Api, pair.There.Api);

        var reads = new List<(TimeSpan Took, bool IsOld)>();
        await using (await Frozen.BeginAsync(pair.Redis.ProcessId))
        {
            var began = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(5))
            {
                (await witness.BookAsync(pair.Here.Api)).ShouldBe(HttpStatusCode.Created);
                var asked = Stopwatch.GetTimestamp();
                var (_, age) = await witness.ReadAsync(pair.There.Api);
                reads.Add((Stopwatch.GetElapsedTime(asked), age is not null));
            }
        }

        reads.Count(read => read.IsOld).ShouldBeLessThanOrEqualTo(reads.Count / 10);
        reads.Select(read => read.Took).Order().ElementAt(reads.Count * 9 / 10).ShouldBeLessThan(TimeSpan.FromMilliseconds(250));
        reads.Max(read => read.Took).ShouldBeLessThan(TimeSpan.FromSeconds(2));
        await HealsAsync(pair, witness);
    }

    [Fact]
    public async Task What_was_on_its_way_while_Redis_stood_still_is_not_taken_for_fresh()
    {
        await using var pair = await Pair.StartAsync();
        var published = await pair.Here.Api.PublishAsync(new EventBuilder().WithSlot());
        var other = await pair.Here.Api.PublishSlotAsync(capacity: 100_000);
        await Eventually.BeTrueAsync(async () => await IsSharedAsync());

        await using (await Frozen.BeginAsync(pair.Redis.ProcessId))
        {
            await AtLeastAsync(TimeSpan.FromSeconds(1), () => pair.There.Api.SlotsAsync(published.Id));
            // Nobody asks for the event any more.
            await AtLeastAsync(TimeSpan.FromSeconds(4), () => pair.Here.Api.BookAsync(other.Id));
        }

        await pair.Spy.UntilListeningAsync(2);
        (await pair.Spy.Database.KeyExistsAsync($"eventbooking:counts:{published.Id}")).ShouldBeFalse("It is older than a second.");

        async Task<bool> IsSharedAsync()
        {
            await pair.There.Api.SlotsAsync(published.Id);
            return await pair.Spy.Database.KeyExistsAsync($"eventbooking:counts:{published.Id}");
        }
    }

    private static async Task AtLeastAsync(TimeSpan time, Func<Task> act)
    {
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < time;)
        {
            await act();
        }
    }

    private static async Task WatchAsync(Witness witness, ApiDriver api, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await witness.ReadAsync(api);
        }
    }

    // Three in a row: one alone PostgreSQL may have reported just then.
    private static async Task HealsAsync(Pair pair, Witness witness)
    {
        var back = Stopwatch.GetTimestamp();
        await pair.Spy.UntilListeningAsync(2);
        for (var inARow = 0; inARow < 3;)
        {
            Stopwatch.GetElapsedTime(back).ShouldBeLessThan(TimeSpan.FromSeconds(5));
            inARow = await witness.SeenAfterAsync(pair.Here.Api, pair.There.Api) < TimeSpan.FromMilliseconds(200) ? inARow + 1 : 0;
        }
    }

    private static async Task AgreesAsync(Pair pair, EventDto published)
    {
        foreach (var api in new[] { pair.Here.Api, pair.There.Api })
        {
            await Eventually.PassAsync(async () =>
            {
                foreach (var slot in await api.SlotsAsync(published.Id))
                {
                    (await Ledger.SeatsAsync(pair.ConnectionString, slot.Id)).ShouldBe((slot.CurrentBookings, slot.CurrentBookings));
                }
            });
        }
    }
}
