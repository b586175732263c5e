using EventBooking.Infrastructure.Deliveries;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Notifier.Database;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EventBooking.Notifier.Deliveries;

/// <summary>
/// Runs a loop for each channel, so that one whose server is slow or away does not hold up the other; also for one that is switched
/// off, which skips what no other notifier has sent within an hour.
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
    // A setting that is missing here, or for the first minutes, must not take from another notifier what that one can send.
    private static readonly TimeSpan OffFor = TimeSpan.FromHours(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // As soon as the service is to stop, not when its turn comes among the hosted services.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        await Task.WhenAll(Enum.GetValues<Channel>().Select(channel => Loop(channel).RunAsync(stopping.Token)));
    }

    private DeliveryLoop Loop(Channel channel)
    {
        var way = channels.SingleOrDefault(on => on.Channel == channel);
        var claims = new DeliveryClaims(dataSource, channel, options.Value.Lease, way is null ? OffFor : TimeSpan.Zero, time);
        var health = new ChannelHealth(Math.Min(way?.Concurrency ?? int.MaxValue, options.Value.Concurrency), time);
        var dispatch = new DeliveryDispatch(
            channel, sender, claims, health, patience, options.Value.GiveUpAfter, meter, time, loggers.CreateLogger<DeliveryDispatch>());
        return new DeliveryLoop(claims, reader, dispatch, health, signals.Of(channel), gate, time, loggers.CreateLogger<DeliveryLoop>());
    }
}
