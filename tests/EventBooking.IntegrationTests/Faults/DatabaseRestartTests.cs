using System.Net;
using EventBooking.LocalServers;

namespace EventBooking.IntegrationTests.Faults;

/// <summary>PostgreSQL goes away in the middle of a rush and comes back.</summary>
public sealed class DatabaseRestartTests(DatabaseRestartTests.Server fixture) : IClassFixture<DatabaseRestartTests.Server>
{
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
        var slots = (await process.Api.PublishAsync(new EventBuilder().WithSlots(count: 4, capacity: 500))).TimeSlots.Select(slot => slot.Id).ToList();

        var rush = await Rush.RunAsync(process.Api, slots, callers: 500, after: 100, () => RestartAsync(isCrash));

        rush.Untold.ShouldBe(0);
        foreach (var answer in rush.Answers.Where(answer => answer.Status != HttpStatusCode.Created))
        {
            answer.ShouldFail(HttpStatusCode.ServiceUnavailable, answer.Problem.Code == "overloaded" ? "overloaded" : "database_unavailable");
            answer.Response.Headers.RetryAfter.ShouldNotBeNull();
        }

        if (reconnectWithin == "00:00:00")
        {
            rush.Answers.ShouldContain(answer => answer.Status == HttpStatusCode.ServiceUnavailable, "The outage must meet requests that do not wait.");
        }

        var promised = rush.Promised();
        await Eventually.PassAsync(async () => (await Ledger.LiveAsync(connectionString, slots)).ShouldBe(promised));
        foreach (var slot in slots)
        {
            var (counted, live) = await Ledger.SeatsAsync(connectionString, slot);
            counted.ShouldBe(live);
            await process.Api.BookAsync(slot);
        }

        process.Log.ShouldNotContain("exception that nothing expects");
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
