using EventBooking.Infrastructure.Deliveries;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Notifier.Database;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EventBooking.Notifier.Deliveries;

/// <summary>
/// Runs a loop for each channel, so that one whose server is slow or away does not hold up the other; also for one that is switched
/// off, which skips what was queued before.
/// </summary>
internal sealed class DeliveryLoops(
    NpgsqlDataSource dataSource,
    DeliveryReader reader,
    DeliverySender sender,
    IEnumerable<IDeliveryChannel> channels,
    DeliverySignals signals,
    DatabasePatience patience,
    DeliveryMeter meter,
    SchemaGate gate,
    IOptions<DeliveryOptions> options,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILoggerFactory loggers) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // As soon as the service is to stop, not when its turn comes among the hosted services.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        await Task.WhenAll(Enum.GetValues<Channel>().Select(channel => Loop(channel).RunAsync(stopping.Token)));
    }

    private DeliveryLoop Loop(Channel channel)
    {
        var claims = new DeliveryClaims(dataSource, channel, options.Value.Lease, time);
        var most = channels.SingleOrDefault(on => on.Channel == channel)?.Concurrency ?? int.MaxValue;
        var health = new ChannelHealth(Math.Min(most, options.Value.Concurrency), time);
        var dispatch = new DeliveryDispatch(
            channel, sender, claims, health, patience, options.Value.GiveUpAfter, meter, time, loggers.CreateLogger<DeliveryDispatch>());
        return new DeliveryLoop(claims, reader, dispatch, health, signals.Of(channel), gate, time, loggers.CreateLogger<DeliveryLoop>());
    }
}
