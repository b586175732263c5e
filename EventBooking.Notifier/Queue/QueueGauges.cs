using System.Diagnostics.Metrics;
using EventBooking.Domain;
using EventBooking.Infrastructure.Deliveries;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Notifier.Database;
using Npgsql;

namespace EventBooking.Notifier.Queue;

/// <summary>
/// Measures how many deliveries wait and how old the oldest is, for each channel. Read from the database every 15 s, once its
/// schema is there and while somebody listens; where it cannot be read, nothing is reported rather than an old number. Each
/// notifier reports the same.
/// </summary>
internal sealed partial class QueueGauges : BackgroundService
{
    private const string Read =
        """
        select channel, count(*), min(created_at)
        from (select channel, created_at from deliveries where status = 'queued'
              union all
              select channel, created_at from deliveries where status = 'sending') as waiting
        group by channel
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly NpgsqlDataSource _dataSource;
    private readonly SchemaGate _gate;
    private readonly TimeProvider _time;
    private readonly ILogger<QueueGauges> _logger;
    private readonly Instrument[] _gauges;
    private List<(KeyValuePair<string, object?> Channel, long Depth, double Age)> _latest = [];

    public QueueGauges(IMeterFactory meters, NpgsqlDataSource dataSource, SchemaGate gate, TimeProvider time, ILogger<QueueGauges> logger)
    {
        (_dataSource, _gate, _time, _logger) = (dataSource, gate, time, logger);
        var meter = meters.Create(DeliveryMeter.Name);
        _gauges =
        [
            meter.CreateObservableGauge(
                "eventbooking.delivery.queue.depth",
                () => Volatile.Read(ref _latest).Select(of => new Measurement<long>(of.Depth, of.Channel)),
                "{delivery}",
                "Deliveries that wait to be sent or are being sent."),
            meter.CreateObservableGauge(
                "eventbooking.delivery.queue.age",
                () => Volatile.Read(ref _latest).Select(of => new Measurement<double>(of.Age, of.Channel)),
                "s",
                "Time since the oldest delivery that waits or is being sent was queued."),
        ];
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await _gate.Opened.WaitAsync(stoppingToken);
            using var timer = new PeriodicTimer(Interval, _time);
            do
            {
                Volatile.Write(ref _latest, _gauges.Any(gauge => gauge.Enabled) ? await ReadAsync(stoppingToken) : []);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task<List<(KeyValuePair<string, object?> Channel, long Depth, double Age)>> ReadAsync(CancellationToken stoppingToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        timeout.CancelAfter(Patience);
        try
        {
            // A server that says nothing may keep the driver busy long after its token was cancelled.
            return await ReadRowsAsync(timeout.Token).WaitAsync(timeout.Token);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // A number for operators must not end the service, whatever the database says.
            Log.NotRead(_logger, exception.Message);
            return [];
        }
    }

    private async Task<List<(KeyValuePair<string, object?> Channel, long Depth, double Age)>> ReadRowsAsync(CancellationToken cancellationToken)
    {
        var now = _time.Now();
        // A channel of which nothing waits has a depth too.
        var found = Enum.GetValues<Channel>().ToDictionary(DeliveryMeter.Text, _ => (Depth: 0L, Age: 0d), StringComparer.Ordinal);
        await using var command = _dataSource.Command(Read);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            found[rows.GetString(0)] = (rows.GetInt64(1), (now - rows.GetFieldValue<DateTimeOffset>(2)).TotalSeconds);
        }

        return [.. found.Select(of => (KeyValuePair.Create(DeliveryMeter.ChannelLabel, (object?)of.Key), of.Value.Depth, of.Value.Age))];
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "The queue of deliveries could not be read: {Reason}")]
        public static partial void NotRead(ILogger logger, string reason);
    }
}
