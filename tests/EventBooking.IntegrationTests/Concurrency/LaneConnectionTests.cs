namespace EventBooking.IntegrationTests.Concurrency;

/// <summary>Bookings have connections of their own.</summary>
public sealed class LaneConnectionTests
{
    [Fact]
    public async Task All_bookings_of_a_lane_go_through_one_connection_even_if_others_use_the_database()
    {
        await using var rush = await Queue.StartAsync();
        var slot = await rush.Api.PublishSlotAsync(capacity: 100);
        var sessions = new HashSet<int>();
        for (var i = 0; i < 20; i++)
        {
            await Task.WhenAll(
                [rush.Api.BookAsync(slot.Id), .. Enumerable.Range(0, 5).Select(_ => rush.Api.GetAsync("/api/v1/events?q=nothing"))]);
            sessions.UnionWith(await Ledger.ScalarAsync<int[]>(
                rush.ConnectionString,
                "select array_agg(pid) from pg_stat_activity where datname = current_database() and query like 'with recursive slots%'"));
        }

        sessions.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("8", "")]
    [InlineData("20", ";Maximum Pool Size=8;Minimum Pool Size=8")]
    public async Task They_count_among_the_connections_of_the_service(string maxConnections, string connectionString)
    {
        await using var rush = await Queue.StartAsync(
            connectionString, ("Database:MaxConnections", maxConnections), ("Booking:Lanes", "1"));
        var slot = await rush.Api.PublishSlotAsync(capacity: 100);

        await Task.WhenAll(Enumerable.Range(0, 30).Select(async _ =>
        {
            var booking = await rush.Api.BookAsync(slot.Id);
            await rush.Api.GetAsync("/api/v1/events?q=nothing");
            await rush.Api.TryViewAsync(booking);
        }));

        (await Ledger.ScalarAsync<long>(
            rush.ConnectionString,
            """
            select count(*) from pg_stat_activity where datname = current_database() and application_name = 'EventBooking.Api'
            """)).ShouldBeInRange(3, 8);
    }

    [Fact]
    public async Task They_keep_one_plan_for_batches_of_all_sizes()
    {
        await using var rush = await Queue.StartAsync(";No Reset On Close=false");
        for (var i = 0; i < 3; i++)
        {
            await using var connection = await rush.Connections.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "show plan_cache_mode";

            (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe("force_generic_plan");
        }
    }

    [Fact]
    public async Task A_connection_that_the_server_closed_costs_no_booking()
    {
        await using var rush = await Queue.StartAsync();
        var slot = await rush.Api.PublishSlotAsync(capacity: 100);
        await rush.Api.BookAsync(slot.Id);
        (await Ledger.ScalarAsync<bool>(
            rush.ConnectionString,
            """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and query like 'with recursive slots%'
            """)).ShouldBeTrue();

        await rush.Api.BookAsync(slot.Id);
        (await Ledger.SeatsAsync(rush.ConnectionString, slot.Id)).ShouldBe((2, 2));
    }
}
