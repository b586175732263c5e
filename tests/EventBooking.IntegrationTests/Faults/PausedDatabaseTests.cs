using System.Net;
using EventBooking.LocalServers;

namespace EventBooking.IntegrationTests.Faults;

/// <summary>PostgreSQL stands still for a while, as on a machine that swaps or whose disk hangs: nothing breaks, nothing answers.</summary>
public sealed class PausedDatabaseTests
{
    private const int Callers = 400;
    private const int QueueLength = 40;

    // What 400 requests and the runtime's own moods cost; a queue without bounds grows beyond it.
    private const long MemoryGrowth = 150_000_000;

    [Fact]
    public async Task The_queue_stays_bounded_those_beyond_it_get_503_and_all_is_well_afterwards()
    {
        await using var server = await OwnPostgres.StartMigratedAsync();
        var connectionString = server.ConnectionString(OwnPostgres.Database);
        await using var process = await ApiProcess.StartReadyAsync(
            connectionString,
            ("Booking__QueueLength", $"{QueueLength}"),
            ("Booking__BatchSize", "10"),
            ("Booking__WaitWithin", "00:00:02"));
        var published = await process.Api.PublishAsync(new EventBuilder().WithSlots(count: 4, capacity: 1000));
        var slots = published.TimeSlots.Select(slot => slot.Id).ToArray();
        await Task.WhenAll(slots.Select(slot => process.Api.BookAsync(slot)));

        (await process.Api.SlotsAsync(published.Id)).ShouldAllBe(slot => slot.CurrentBookings == 1);
        var memory = process.WorkingSet;

        List<Task<Answer>> rush;
        await using (await Frozen.BeginAsync(await SessionsAsync(server, connectionString)))
        {
            rush =
            [
                .. Enumerable.Range(0, Callers)
                    .Select(caller => process.Api.TryBookAsync(slots[caller % slots.Length], $"Caller {caller}")),
            ];
            // Those in the queue have waited too long by then; only the two batches that were sent still wait.
            await Eventually.BeTrueAsync(() => rush.Count(call => call.IsCompleted) >= Callers - 20);
            await Eventually.BeTrueAsync(
                async () => (await ReadAsync(process.Api, published)).Response.Headers.Age >= TimeSpan.FromSeconds(5));
            (process.WorkingSet - memory).ShouldBeLessThan(MemoryGrowth);
        }

        var answers = await Task.WhenAll(rush);
        foreach (var refused in answers.Where(answer => answer.Status != HttpStatusCode.Created))
        {
            refused.ShouldFail(HttpStatusCode.ServiceUnavailable, "overloaded");
            refused.Response.Headers.RetryAfter.ShouldNotBeNull();
        }

        var booked = answers.Where(answer => answer.Status == HttpStatusCode.Created)
            .Select(answer => answer.Read<BookingDto>().Id)
            .ToList();
        booked.Count.ShouldBeInRange(1, 20);
        (await Ledger.LiveAsync(connectionString, slots)).Intersect(booked).Count().ShouldBe(booked.Count);
        (await Ledger.LiveAsync(connectionString, slots)).Count.ShouldBe(booked.Count + slots.Length);
        await process.Api.BookAsync(slots[0]);
        await Eventually.BeTrueAsync(async () => (await ReadAsync(process.Api, published)).Response.Headers.Age is null);
        (await process.Api.SlotsAsync(published.Id)).Sum(slot => slot.CurrentBookings).ShouldBe(booked.Count + slots.Length + 1);
        (process.WorkingSet - memory).ShouldBeLessThan(MemoryGrowth);
    }

    private static async Task<Answer> ReadAsync(ApiDriver api, EventDto published)
    {
        var answer = await api.GetAsync($"/api/v1/events/{published.Id}/slots");
        answer.ShouldBe(HttpStatusCode.OK);
        return answer;
    }

    // The server's own process too, so that no new session begins.
    private static async Task<int[]> SessionsAsync(LocalPostgres server, string connectionString) =>
    [
        server.ProcessId,
        .. await Ledger.ScalarAsync<int[]>(
            connectionString, "select array_agg(pid) from pg_stat_activity where application_name = 'EventBooking.Api'"),
    ];
}
