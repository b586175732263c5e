using EventBooking.LocalServers;

namespace EventBooking.IntegrationTests.Times;

/// <summary>The migration service's command, as it is deployed.</summary>
public sealed class RetimeTests
{
    private static readonly KeptSlot Shifted =
        new("Africa/Casablanca", "2131-06-14", "10:00", "12:00", "2131-06-14 09:00Z", "2131-06-14 11:00Z") { Booked = 3 };

    private static readonly KeptSlot Longer =
        new("Europe/Berlin", "2131-03-25", "01:00", "05:00", "2131-03-25 00:00Z", "2131-03-25 04:00Z") { Booked = 4 };

    private static readonly KeptSlot Night = new("UTC", "2131-06-14", "22:00", "02:00", "2131-06-14 22:00Z", "2131-06-15 02:00Z");

    [Fact]
    public async Task Future_slots_are_listed_that_clocks_show_at_other_times_than_published()
    {
        var connectionString = await TestDatabase.CreateAsync();
        var shifted = await KeptSlots.AddAsync(connectionString, Shifted);
        var longer = await KeptSlots.AddAsync(connectionString, Longer);
        // As today's rules have it; over; cancelled.
        await KeptSlots.AddAsync(connectionString, Shifted with { Start = "09:00", End = "11:00" });
        await KeptSlots.AddAsync(connectionString, Night);
        await KeptSlots.AddAsync(connectionString, Shifted with { StartsAt = "2021-06-14 08:00Z", EndsAt = "2021-06-14 10:00Z" });
        await KeptSlots.AddAsync(connectionString, Shifted with { Status = "cancelled" });
        var before = await RowsAsync(connectionString);

        var run = await ChildProcess.RunAsync(ServiceProcesses.Migrations(connectionString, "retime"));

        run.ExitCode.ShouldBe(0, run.Output);
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ShouldBe(
        [
            $"{Ids(longer)}  Europe/Berlin  2131-03-25 01:00:00-05:00:00 -> 2131-03-25 01:00:00-06:00:00  4 booked",
            $"{Ids(shifted)}  Africa/Casablanca  2131-06-14 10:00:00-12:00:00 -> 2131-06-14 09:00:00-11:00:00  3 booked",
            "2 of 4 future slots have other local times than when they were published; 7 seats of them are booked",
        ]);
        (await RowsAsync(connectionString)).ShouldBe(before);
    }

    [Fact]
    public async Task What_is_published_today_is_not_listed()
    {
        var connectionString = await TestDatabase.CreateAsync();
        await using var instance = await Instance.StartAsync(connectionString);
        await instance.Api.PublishAsync(new EventBuilder { TimeZone = "Europe/Berlin" }
            .WithSlot(start: "02:30", end: "03:30", date: "2131-03-25")
            .WithSlot(start: "22:00", end: "02:30", date: "2131-03-24")
            .WithSlot(start: "22:00", end: "06:00", date: "2131-10-27"));

        var run = await ChildProcess.RunAsync(ServiceProcesses.Migrations(connectionString, "retime"));

        run.Output.Trim().ShouldBe("0 of 3 future slots have other local times than when they were published; 0 seats of them are booked");
    }

    private static string Ids((Guid Event, Guid Slot) kept) => $"event {kept.Event}  slot {kept.Slot}";

    private static Task<string> RowsAsync(string connectionString) =>
        Ledger.ScalarAsync<string>(connectionString, "select string_agg(s::text, ' ' order by id) from time_slots s");
}
