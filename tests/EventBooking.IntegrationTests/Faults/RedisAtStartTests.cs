using EventBooking.LocalServers;

namespace EventBooking.IntegrationTests.Faults;

/// <summary>Redis is not there when an instance starts: it works without, takes it up when it comes, and stops in time.</summary>
public sealed class RedisAtStartTests
{
    // A supervisor kills what has not ended by then.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("127.0.0.1:1")]
    [InlineData("redis.invalid:6379")]
    [InlineData("127.0.0.1:1,abortConnect=true,connectTimeout=60000,syncTimeout=60000")]
    public async Task An_address_that_nobody_answers_at_hinders_nothing(string address)
    {
        await using var process = await ApiProcess.StartReadyAsync(await TestDatabase.CreateAsync(), ("ConnectionStrings__redis", address));

        await WorksAndStopsAsync(process);
    }

    [Fact]
    public async Task A_server_that_says_nothing_hinders_nothing()
    {
        await using var redis = await LocalRedis.StartAsync(TestServers.OwnServerOptions("silent redis"));
        await using var frozen = await Frozen.BeginAsync(redis.ProcessId);
        await using var process = await ApiProcess.StartReadyAsync(
            await TestDatabase.CreateAsync(), ("ConnectionStrings__redis", redis.ConnectionString));

        await WorksAndStopsAsync(process);
    }

    [Fact]
    public async Task A_server_that_comes_later_is_taken_up()
    {
        await using var redis = await LocalRedis.StartAsync(TestServers.OwnServerOptions("late redis"));
        await redis.KillAsync();
        await using var instance = await Instance.StartAsync(
            await TestDatabase.CreateAsync(), ("ConnectionStrings:redis", redis.ConnectionString));
        var published = await instance.Api.PublishAsync(new EventBuilder().WithSlot());
        (await instance.Api.SlotsAsync(published.Id)).ShouldHaveSingleItem();

        await redis.StartAgainAsync();

        await using var spy = await RedisSpy.ConnectAsync(redis);
        await spy.UntilListeningAsync(1);
        await UntilHeardAsync(spy, instance.Api, published, 100);
    }

    [Fact]
    public async Task What_is_said_on_a_server_that_came_later_is_not_kept()
    {
        const int Messages = 6_000;
        const int Size = 50_000;
        await using var redis = await LocalRedis.StartAsync(TestServers.OwnServerOptions("late redis"));
        await redis.KillAsync();
        await using var process = await ApiProcess.StartReadyAsync(
            await TestDatabase.CreateAsync(), ("ConnectionStrings__redis", redis.ConnectionString));
        var published = await process.Api.PublishAsync(new EventBuilder().WithSlot());
        await redis.StartAgainAsync();
        await using var spy = await RedisSpy.ConnectAsync(redis);
        await spy.UntilListeningAsync(1);
        await UntilHeardAsync(spy, process.Api, published, 100);
        var before = process.WorkingSet;

        for (var i = 0; i < Messages; i++)
        {
            await spy.PublishAsync($"[{new string(' ', Size)}]");
        }

        await UntilHeardAsync(spy, process.Api, published, 10_000);
        (process.WorkingSet - before).ShouldBeLessThan((long)Messages * Size / 2);
    }

    private static async Task UntilHeardAsync(RedisSpy spy, ApiDriver api, EventDto published, long version) =>
        await Eventually.BeTrueAsync(async () =>
    {
        await spy.PublishAsync(published, published.TimeSlots[0].Id, version++, 7);
        return (await api.SlotsAsync(published.Id))[0].CurrentBookings == 7;
    });

    private static async Task WorksAndStopsAsync(ApiProcess process)
    {
        var published = await process.Api.PublishAsync(new EventBuilder().WithSlot());
        await process.Api.BookAsync(published.TimeSlots[0].Id);
        (await process.Api.SlotsAsync(published.Id))[0].CurrentBookings.ShouldBe(1);

        (await process.Process.StopAsync(Limit)).ShouldBeTrue("It must need no SIGKILL.");

        (await process.Process.Exited).ShouldBe(0, process.Log);
        process.Log.ShouldNotContain("crit:");
    }
}
