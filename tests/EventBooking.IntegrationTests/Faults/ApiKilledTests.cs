using EventBooking.LocalServers;

namespace EventBooking.IntegrationTests.Faults;

/// <summary>The API's process dies in the middle of a rush.</summary>
[Collection(nameof(Alone))]
public sealed class ApiKilledTests
{
    [Fact]
    public async Task Killing_the_API_in_a_rush_loses_no_promised_booking_and_keeps_counts_right()
    {
        var connectionString = await TestDatabase.CreateAsync();
        // Small batches, so that the rush is not over in the moment in which it dies.
        await using var killed = await ApiProcess.StartReadyAsync(connectionString, ("Booking__BatchSize", "5"));
        var slots = (await killed.Api.PublishAsync(new EventBuilder().WithSlots(count: 4, capacity: 1000)))
            .TimeSlots.Select(slot => slot.Id)
            .ToList();

        var rush = await Rush.RunAsync(killed.Api, slots, callers: 1000, after: 100, killed.Process.KillAsync);

        var promised = rush.Promised();
        promised.Count.ShouldBeGreaterThanOrEqualTo(100);
        rush.Unanswered.ShouldBeGreaterThan(0, "The kill must meet requests that are under way.");
        rush.Answers.ShouldAllBe(answer => (int)answer.Status == 201);
        await using var next = await ApiProcess.StartReadyAsync(connectionString);
        await SettledAsync(connectionString);
        promised.Except(await Ledger.LiveAsync(connectionString, slots)).ShouldBeEmpty();
        foreach (var slot in slots)
        {
            var (counted, live) = await Ledger.SeatsAsync(connectionString, slot);
            counted.ShouldBe(live);
            var booking = await next.Api.BookAsync(slot, party: 2);
            (await next.Api.TryViewAsync(booking)).ShouldBe(System.Net.HttpStatusCode.OK);
            (await Ledger.SeatsAsync(connectionString, slot)).ShouldBe((counted + 2, live + 2));
        }
    }

    [Fact]
    public async Task Killing_one_of_two_instances_in_a_rush_leaves_the_other_with_the_right_counts()
    {
        var connectionString = await TestDatabase.CreateAsync();
        await using var redis = await LocalRedis.StartAsync(TestServers.OwnServerOptions("killed instance"));
        (string, string?)[] settings = [("ConnectionStrings__redis", redis.ConnectionString), ("Booking__BatchSize", "5")];
        await using var killed = await ApiProcess.StartReadyAsync(connectionString, settings);
        await using var survivor = await ApiProcess.StartReadyAsync(connectionString, settings);
        var published = await survivor.Api.PublishAsync(new EventBuilder().WithSlots(count: 4, capacity: 1000));
        var slots = published.TimeSlots.Select(slot => slot.Id).ToList();
        await survivor.Api.SlotsAsync(published.Id);

        var rushes = await Task.WhenAll(
            Rush.RunAsync(killed.Api, slots, callers: 1_500, after: 100, killed.Process.KillAsync),
            Rush.RunAsync(survivor.Api, slots, callers: 300, after: 1, () => Task.CompletedTask));

        rushes[0].Unanswered.ShouldBeGreaterThan(0, "The kill must meet requests that are under way.");
        rushes[1].Promised().Count.ShouldBe(300);
        await SettledAsync(connectionString);
        rushes.SelectMany(rush => rush.Promised()).Except(await Ledger.LiveAsync(connectionString, slots)).ShouldBeEmpty();
        await Eventually.PassAsync(() => AgreesAsync(survivor.Api, published, connectionString), TimeSpan.FromSeconds(2));
    }

    private static async Task AgreesAsync(ApiDriver api, EventDto published, string connectionString)
    {
        foreach (var slot in await api.SlotsAsync(published.Id))
        {
            (await Ledger.SeatsAsync(connectionString, slot.Id)).ShouldBe((slot.CurrentBookings, slot.CurrentBookings));
        }
    }

    // What the killed process had sent may still be running in the server.
    private static Task SettledAsync(string connectionString) => Eventually.BeTrueAsync(async () => await Ledger.ScalarAsync<long>(
        connectionString,
        """
        select count(*) from pg_stat_activity
        where datname = current_database() and application_name = 'EventBooking.Api' and state <> 'idle'
        """) == 0);
}
