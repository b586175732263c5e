using EventBooking.LocalServers;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>Two instances on one database.</summary>
internal sealed class Pair : IAsyncDisposable
{
    private readonly RedisSpy? _spy;

    private Pair(string connectionString, LocalRedis? redis, RedisSpy? spy, Instance here, Instance there) =>
        (ConnectionString, Redis, _spy, Here, There) = (connectionString, redis!, spy, here, there);

    public string ConnectionString { get; }

    /// <summary>What they share, where it was asked for.</summary>
    public LocalRedis Redis { get; }

    /// <summary>Another client that reaches that Redis.</summary>
    public RedisSpy Spy => _spy!;

    public Instance Here { get; }

    public Instance There { get; }

    /// <summary>Starts them with a Redis of their own between them, and returns when both listen there.</summary>
    public static async Task<Pair> StartAsync(string? connectionString = null, params (string Name, string Value)[] settings)
    {
        var redis = await LocalRedis.StartAsync(TestServers.OwnServerOptions("pair"));
        var pair = await StartAsync(connectionString, redis, [("ConnectionStrings:redis", redis.ConnectionString), .. settings]);
        await pair.Spy.UntilListeningAsync(2);
        return pair;
    }

    /// <summary>Starts them with nothing but the database between them.</summary>
    public static Task<Pair> StartWithoutRedisAsync(params (string Name, string Value)[] settings) => StartAsync(null, null, settings);

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(Here.DisposeAsync().AsTask(), There.DisposeAsync().AsTask());
        if (_spy is not null)
        {
            await _spy.DisposeAsync();
            await Redis.DisposeAsync();
        }
    }

    private static async Task<Pair> StartAsync(string? given, LocalRedis? redis, (string Name, string Value)[] settings)
    {
        var connectionString = given ?? await TestDatabase.CreateAsync();
        var here = Instance.StartAsync(connectionString, settings);
        var there = Instance.StartAsync(connectionString, settings);
        var spy = redis is null ? null : await RedisSpy.ConnectAsync(redis);
        return new Pair(connectionString, redis, spy, await here, await there);
    }
}
