using System.Net;
using System.Text.Json.Nodes;
using EventBooking.LocalServers;

namespace EventBooking.IntegrationTests;

public sealed class ServerHealthTests
{
    [Fact]
    public async Task Redis_or_RabbitMQ_away_is_degraded_and_heals()
    {
        await using var redis = await LocalRedis.StartAsync(TestServers.OwnServerOptions("health"));
        await using var rabbitMq = await LocalRabbitMq.StartAsync(TestServers.OwnServerOptions("health"));
        await using var instance = await Instance.StartAsync(
            await TestDatabase.CreateAsync(),
            ("ConnectionStrings:redis", redis.ConnectionString),
            ("ConnectionStrings:rabbitmq", rabbitMq.ConnectionString));
        var api = instance.Api;
        await Eventually.PassAsync(() => ShouldBeAsync(api, redis: "healthy", rabbitMq: "healthy"));

        await redis.KillAsync();
        await rabbitMq.KillAsync();
        await Eventually.PassAsync(() => ShouldBeAsync(api, redis: "degraded", rabbitMq: "degraded"));
        await api.PublishSlotAsync();

        await redis.RestartAsync();
        await rabbitMq.RestartAsync();
        await Eventually.PassAsync(() => ShouldBeAsync(api, redis: "healthy", rabbitMq: "healthy"));
    }

    private static async Task ShouldBeAsync(ApiDriver api, string redis, string rabbitMq)
    {
        var health = await api.GetAsync("/health");
        health.ShouldBe(HttpStatusCode.OK);
        var checks = JsonNode.Parse(health.Body)!["checks"]!;
        checks["redis"]!["status"]!.GetValue<string>().ShouldBe(redis);
        checks["rabbitmq"]!["status"]!.GetValue<string>().ShouldBe(rabbitMq);
    }
}
