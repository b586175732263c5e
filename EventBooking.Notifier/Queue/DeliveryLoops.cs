using EventBooking.Infrastructure.Persistence;
using EventBooking.Notifier.Database;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EventBooking.Notifier.Queue;

/// <summary>Runs a loop for each channel, so that one whose server is slow or away does not hold up the others.</summary>
internal sealed class DeliveryLoops(
    NpgsqlDataSource dataSource,
    DeliverySender sender,
    IEnumerable<IDeliveryChannel> channels,
    DeliverySignals signals,
    DatabaseWait database,
    DeliveryMeter meter,
    SchemaGate gate,
    IOptions<DeliveryOptions> options,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILoggerFactory loggers) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // As soon as the service is to stop, not when its turn comes among the hosted services.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        await Task.WhenAll(channels.Select(channel => Loop(channel).RunAsync(stopping.Token)));
    }

    private DeliveryLoop Loop(IDeliveryChannel channel)
    {
        var claims = new DeliveryClaims(dataSource, channel.Channel, options.Value.Lease, channel.ClaimAfter, time);
        var health = new ChannelHealth(Math.Min(channel.Concurrency, options.Value.Concurrency), time);
        var dispatch = new DeliveryDispatch(
            channel.Channel,
            sender,
            claims,
            health,
            database,
            options.Value.GiveUpAfter,
            meter,
            time,
            loggers.CreateLogger<DeliveryDispatch>());
        return new DeliveryLoop(
            claims, channel, dispatch, health, signals.Of(channel.Channel), gate, time, loggers.CreateLogger<DeliveryLoop>());
    }
}
