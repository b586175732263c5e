using System.Diagnostics;
using System.Net;
using EventBooking.LocalServers;

namespace EventBooking.IntegrationTests.Faults;

/// <summary>PostgreSQL stands still for a while, as on a machine that swaps or whose disk hangs: nothing breaks, nothing answers.</summary>
public sealed class PausedDatabaseTests
{
    private const int Callers = 400;
    private const int QueueLength = 40;

    [Fact]
    public async Task The_queue_stays_bounded_those_beyond_it_get_503_and_all_is_well_afterwards()
    {
        await using var server = await OwnPostgres.StartMigratedAsync();
        var connectionString = server.ConnectionString(OwnPostgres.Database);
        await using var process = await ApiProcess.StartReadyAsync(
            connectionString, ("Booking__QueueLength", $"{QueueLength}"), ("Booking__BatchSize", "10"), ("Booking__WaitWithin", "00:00:02"));
        var slots = (await process.Api.PublishAsync(new EventBuilder().WithSlots(count: 4, capacity: 1000))).TimeSlots.Select(slot => slot.Id).ToArray();
        await Task.WhenAll(slots.Select(slot => process.Api.BookAsync(slot)));

        var sessions = await SessionsAsync(server, connectionString);
        await SignalAsync("STOP", sessions);
        List<Task<Answer>> rush;
        try
        {
            rush = [.. Enumerable.Range(0, Callers).Select(caller => process.Api.TryBookAsync(slots[caller % slots.Length], $"Caller {caller}"))];
            // Those in the queue have waited too long by then; only the two batches that were sent still wait.
            await Eventually.BeTrueAsync(() => rush.Count(call => call.IsCompleted) >= Callers - 20);
        }
        finally
        {
            await SignalAsync("CONT", sessions);
        }

        var answers = await Task.WhenAll(rush);
        foreach (var refused in answers.Where(answer => answer.Status != HttpStatusCode.Created))
        {
            refused.ShouldFail(HttpStatusCode.ServiceUnavailable, "overloaded");
            refused.Response.Headers.RetryAfter.ShouldNotBeNull();
        }

        var booked = answers.Where(answer => answer.Status == HttpStatusCode.Created).Select(answer => answer.Read<BookingDto>().Id).ToList();
        booked.Count.ShouldBeInRange(1, 20);
        (await Ledger.LiveAsync(connectionString, slots)).Intersect(booked).Count().ShouldBe(booked.Count);
        (await Ledger.LiveAsync(connectionString, slots)).Count.ShouldBe(booked.Count + slots.Length);
        await process.Api.BookAsync(slots[0]);
    }

    // The server's own process too, so that no new session begins.
    private static async Task<int[]> SessionsAsync(LocalPostgres server, string connectionString) =>
    [
        server.ProcessId,
        .. await Ledger.ScalarAsync<int[]>(connectionString, "select array_agg(pid) from pg_stat_activity where application_name = 'EventBooking.Api'"),
    ];

    private static async Task SignalAsync(string signal, int[] processes)
    {
        using var kill = Process.Start("kill", [$"-{signal}", .. processes.Select(process => $"{process}")]);
        await kill.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0);
    }
}
