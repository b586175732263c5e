using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Instrumentation.StackExchangeRedis;
using StackExchange.Redis;

namespace EventBooking.Infrastructure.Availability;

/// <summary>This instance's connection to Redis. Made in the background and made again by itself; nobody waits for it.</summary>
/// <param name="connectionString">Null if there is no Redis.</param>
/// <param name="tracing">Traces its commands; null where nothing takes traces.</param>
internal sealed partial class RedisLink(
    string? connectionString, EventCache cache, StackExchangeRedisInstrumentation? tracing, ILogger<RedisLink> logger) : BackgroundService
{
    /// <summary>The channel on which instances publish the counts that they changed.</summary>
    public static readonly RedisChannel Channel = RedisChannel.Literal("eventbooking:changes");

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>How long to wait for an answer: long enough for a busy server, and short beside the time that counts may be old.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private IConnectionMultiplexer? _connection;

    /// <summary>Redis; null while it is away.</summary>
    public IDatabase? Database => Volatile.Read(ref _connection) is { IsConnected: true } connection ? connection.GetDatabase() : null;

    public override void Dispose()
    {
        _connection?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (connectionString is null)
        {
            return;
        }

        var options = ConfigurationOptions.Parse(connectionString);
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ReconnectRetryPolicy = new LinearRetry((int)Pause.TotalMilliseconds);
        options.AsyncTimeout = options.SyncTimeout = (int)Patience.TotalMilliseconds;
        options.ClientName ??= "EventBooking";
        try
        {
            var connection = await ConnectionMultiplexer.ConnectAsync(options).WaitAsync(stoppingToken);
            tracing?.AddConnection(connection);
            Volatile.Write(ref _connection, connection);

            // Once: the library remembers it, and subscribes with each connection that it makes, though there is none yet.
            await connection.GetSubscriber().SubscribeAsync(Channel, (_, message) => Receive(message));
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            Log.Away(logger, exception.Message);
        }
    }

    private void Receive(RedisValue message)
    {
        try
        {
            cache.Hear(JsonSerializer.Deserialize((ReadOnlySpan<byte>)(byte[]?)message, AvailabilityJson.Default.ListSlotCount)
                ?? throw new JsonException("It is null."));
        }
        catch (JsonException exception)
        {
            // Anyone who reaches Redis can write there.
            Log.Unreadable(logger, exception.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "Redis is away: {Reason}")]
        public static partial void Away(ILogger logger, string reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A message in Redis cannot be read: {Reason}")]
        public static partial void Unreadable(ILogger logger, string reason);
    }
}
