using System.Net;
using EventBooking.LocalServers;

namespace EventBooking.IntegrationTests.Faults;

/// <summary>PostgreSQL goes away in the middle of a rush and comes back.</summary>
[Collection(nameof(Alone))]
public sealed class DatabaseRestartTests(DatabaseRestartTests.Server fixture) : IClassFixture<DatabaseRestartTests.Server>
{
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(false, "00:00:05")]
    [InlineData(false, "00:00:00")]
    [InlineData(true, "00:00:05")]
    [InlineData(true, "00:00:00")]
    public async Task Live_bookings_are_exactly_those_answered_201(bool isCrash, string reconnectWithin)
    {
        var connectionString = fixture.Postgres.ConnectionString(OwnPostgres.Database);
        // Small batches, so that the rush is not over in the moment in which the server stops.
        await using var process = await ApiProcess.StartReadyAsync(
            connectionString, ("Database__ReconnectWithin", reconnectWithin), ("Booking__BatchSize", "5"));
        var published = await process.Api.PublishAsync(new EventBuilder().WithSlots(count: 4, capacity: 500));
        var slots = published.TimeSlots.Select(slot => slot.Id).ToList();
        using var over = new CancellationTokenSource();
        var reading = ReadAsync(process.Api, published, over.Token);

        var rush = await Rush.RunAsync(process.Api, slots, callers: 500, after: 100, () => RestartAsync(isCrash));
        var afterwards = await Eventually.PassAsync(() => process.Api.BookAsync(slots[0]), Recovery);
        await over.CancelAsync();
        await reading;

        rush.Unanswered.ShouldBe(0);
        foreach (var answer in rush.Answers.Where(answer => answer.Status != HttpStatusCode.Created))
        {
            answer.ShouldFail(
                HttpStatusCode.ServiceUnavailable, answer.Problem.Code == "overloaded" ? "overloaded" : "database_unavailable");
            answer.Response.Headers.RetryAfter.ShouldNotBeNull();
        }

        if (reconnectWithin == "00:00:00")
        {
            rush.Answers.ShouldContain(
                answer => answer.Status == HttpStatusCode.ServiceUnavailable,
                "The outage must meet requests that do not wait.");
        }

        var promised = rush.Promised().Append(afterwards.Id).Order();
        await Eventually.PassAsync(async () => (await Ledger.LiveAsync(connectionString, slots)).ShouldBe(promised));
        foreach (var slot in slots)
        {
            var (counted, live) = await Ledger.SeatsAsync(connectionString, slot);
            counted.ShouldBe(live);
            await process.Api.BookAsync(slot);
            (await process.Api.SlotsAsync(published.Id)).Single(shown => shown.Id == slot).CurrentBookings.ShouldBe(counted + 1);
        }

        process.Log.ShouldNotContain("exception that nothing expects");
    }

    // The event is in memory from the first read on.
    private static async Task ReadAsync(ApiDriver api, EventDto published, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await api.SlotsAsync(published.Id);
        }
    }

    private async Task RestartAsync(bool isCrash)
    {
        await (isCrash ? fixture.Postgres.KillAsync() : fixture.Postgres.StopAsync());
        await fixture.Postgres.StartAgainAsync();
    }

    /// <summary>Durable, as in production.</summary>
    public sealed class Server : IAsyncLifetime
    {
        public LocalPostgres Postgres { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Postgres = await OwnPostgres.StartMigratedAsync(durable: true);

        public ValueTask DisposeAsync() => Postgres.DisposeAsync();
    }
}
