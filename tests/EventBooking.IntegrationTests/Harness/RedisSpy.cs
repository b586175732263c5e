using EventBooking.LocalServers;
using StackExchange.Redis;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>Someone who has the address of the instances' Redis: hears what they say, and says what they like.</summary>
internal sealed class RedisSpy : IAsyncDisposable
{
    private readonly ConnectionMultiplexer _connection;

    private RedisSpy(ConnectionMultiplexer connection) => _connection = connection;

    public static RedisChannel Changes { get; } = RedisChannel.Literal("eventbooking:changes");

    public IDatabase Database => _connection.GetDatabase();

    public static async Task<RedisSpy> ConnectAsync(LocalRedis redis)
    {
        var options = ConfigurationOptions.Parse(redis.ConnectionString);
        options.AbortOnConnectFail = false;
        options.ReconnectRetryPolicy = new LinearRetry(200);
        return new RedisSpy(await ConnectionMultiplexer.ConnectAsync(options));
    }

    /// <summary>Publishes a text on the channel on which instances publish what changed.</summary>
    public Task PublishAsync(string text) => _connection.GetSubscriber().PublishAsync(Changes, text);

    /// <summary>Publishes a count as an instance would.</summary>
    public Task PublishAsync(EventDto ofEvent, Guid slot, long version, long count) =>
        PublishAsync($$"""[{"event_id":"{{ofEvent.Id}}","slot_id":"{{slot}}","version":{{version}},"current_bookings":{{count}}}]""");

    /// <summary>Hears what is said on the channel.</summary>
    public Task ListenAsync(Action<string> heard) =>
        _connection.GetSubscriber().SubscribeAsync(Changes, (_, message) => heard(message.ToString()));

    /// <summary>Returns when so many listen on the channel.</summary>
    public Task UntilListeningAsync(int listeners) => Eventually.BeTrueAsync(async () => await ListenersAsync() == listeners);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task<long> ListenersAsync()
    {
        try
        {
            return (long)(await Database.ExecuteAsync("PUBSUB", "NUMSUB", Changes.ToString()))[1];
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            return 0;
        }
    }
}
