using EventBooking.LocalServers;

namespace EventBooking.IntegrationTests.Relaying;

/// <summary>The relay as a process of its own.</summary>
public sealed class RelayProcessTests
{
    [Fact]
    public async Task A_relay_that_is_killed_loses_nothing()
    {
        const int Rows = 5_000;
        var place = await TestBroker.CreateAsync();
        await using var queue = await BrokerQueue.ConnectAsync(place);
        var connectionString = await TestDatabase.CreateAsync();
        await OutboxRows.WriteAsync(connectionString, Rows);
        await using var first = ChildProcess.Start(ServiceProcesses.Relay(connectionString, Ports.FindFree(), [.. place.Variables]));
        await Eventually.BeTrueAsync(async () => await OutboxRows.PendingAsync(connectionString) < Rows, TimeSpan.FromSeconds(60));

        await first.KillAsync();
        await using var second = ChildProcess.Start(ServiceProcesses.Relay(connectionString, Ports.FindFree(), [.. place.Variables]));

        await OutboxRows.UntilPublishedAsync(connectionString, TimeSpan.FromSeconds(90));
        await queue.TakeAsync(Rows);
        queue.Taken.Select(message => message.Id).Distinct().Order().ShouldBe((await OutboxRows.IdsAsync(connectionString)).Order());
        queue.Taken.Count.ShouldBeLessThanOrEqualTo(Rows + 500, "Only what the killed one had under way may come twice.");
        (await second.StopAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue("It must need no SIGKILL.");
    }
}
