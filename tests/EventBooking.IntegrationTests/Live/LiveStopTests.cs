namespace EventBooking.IntegrationTests.Live;

/// <summary>A stop ends streams at once, in order, and waits for no client.</summary>
public sealed class LiveStopTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_stop_ends_streams_and_clients_go_on_at_another_instance()
    {
        var connectionString = await TestDatabase.CreateAsync();
        await using var process = await ApiProcess.StartReadyAsync(connectionString);
        await using var other = await ApiProcess.StartReadyAsync(connectionString);
        EventDto[] events =
        [
            await process.Api.PublishAsync(new EventBuilder().WithSlot()), await process.Api.PublishAsync(new EventBuilder().WithSlot()),
        ];
        await using var first = await LiveClient.WatchAsync(process.Api, events[0].Id);
        await using var second = await LiveClient.WatchAsync(process.Api, events[1].Id);

        var stopped = process.Process.StopAsync(Limit);

        // A broken connection would be an exception.
        await Task.WhenAll(first.Ended, second.Ended).WaitAsync(Limit);
        (await stopped).ShouldBeTrue("It must need no SIGKILL.");
        (await process.Process.Exited).ShouldBe(0);

        await using var resumed = await LiveClient.OpenAsync(other.Api, events[0].Id, first.LastId);
        await Eventually.BeTrueAsync(() => resumed.All.Count > 0);
        await other.Api.BookAsync(events[0].TimeSlots[0].Id);
        (await resumed.UntilAsync(blocks => blocks.Count > 0))[0].Name.ShouldBe("slots");
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_a_client_that_does_not_read()
    {
        const int Changes = 12;
        var connectionString = await TestDatabase.CreateAsync();
        await using var process = await ApiProcess.StartReadyAsync(connectionString, ("Live__WriteWithin", "00:05:00"));
        var published = await LargeEvent.PublishAsync(process.Api);
        using var slow = await LargeEvent.WatchSilentlyAsync(process.Port, published.Id);
        await using var reader = await LiveClient.WatchAsync(process.Api, published.Id);
        for (var i = 1; i <= Changes; i++)
        {
            await LargeEvent.ChangeAsync(connectionString, published.Id);
            await reader.UntilAsync(events => events[^1].Slots[0].CurrentBookings == i);
        }

        (await process.Process.StopAsync(Limit)).ShouldBeTrue("It must need no SIGKILL.");

        (await process.Process.Exited).ShouldBe(0);
        await reader.Ended.WaitAsync(Limit);
    }
}
