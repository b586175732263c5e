using System.Diagnostics.Metrics;
using EventBooking.Domain;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Infrastructure.Seats;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventBooking.Infrastructure.Outbox.Relaying;

/// <summary>
/// Measures how much waits in the outbox, and since when the oldest change of it. Read from the database every 15 s while somebody listens;
/// where it cannot be read, nothing is reported rather than an old number. Each instance that relays reports the same.
/// </summary>
internal sealed partial class OutboxDepth : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly NpgsqlDataSource _dataSource;
    private readonly SchemaGate _schema;
    private readonly TimeProvider _time;
    private readonly ILogger<OutboxDepth> _logger;
    private readonly ObservableGauge<long> _depth;
    private readonly ObservableGauge<double> _age;
    private Reading? _latest;

    public OutboxDepth(IMeterFactory meters, NpgsqlDataSource dataSource, SchemaGate schema, TimeProvider time, ILogger<OutboxDepth> logger)
    {
        (_dataSource, _schema, _time, _logger) = (dataSource, schema, time, logger);
        var meter = meters.Create(BookingMeter.Name);
        _depth = meter.CreateObservableGauge(
            "eventbooking.outbox.depth", () => Report(reading => reading.Depth), "{message}", "Messages that wait to be published.");
        _age = meter.CreateObservableGauge(
            "eventbooking.outbox.age", () => Report(reading => reading.Age), "s", "How long the oldest message that waits to be published has waited, reminders aside.");
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await _schema.Opened.WaitAsync(stoppingToken);
            using var timer = new PeriodicTimer(Interval, _time);
            do
            {
                Volatile.Write(ref _latest, _depth.Enabled || _age.Enabled ? await ReadAsync(stoppingToken) : null);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task<Reading?> ReadAsync(CancellationToken stoppingToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        timeout.CancelAfter(Patience);
        try
        {
            await using var command = _dataSource.CreateCommand(OutboxSql.Measure);
            // A server that says nothing may keep the driver busy long after its token was cancelled.
            await using var row = await command.ExecuteReaderAsync(timeout.Token).WaitAsync(timeout.Token);
            await row.ReadAsync(timeout.Token);
            var oldest = row.IsDBNull(1) ? (DateTimeOffset?)null : row.GetFieldValue<DateTimeOffset>(1);
            return new Reading(row.GetInt64(0), oldest is { } at ? Math.Max(0, (_time.Now() - at).TotalSeconds) : 0);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // A number for operators must not end the service, whatever the database says.
            Log.NotRead(_logger, exception.Message);
            return null;
        }
    }

    private IEnumerable<Measurement<T>> Report<T>(Func<Reading, T> value)
        where T : struct =>
        Volatile.Read(ref _latest) is { } reading ? [new Measurement<T>(value(reading))] : [];

    private sealed record Reading(long Depth, double Age);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "The outbox could not be measured: {Reason}")]
        public static partial void NotRead(ILogger logger, string reason);
    }
}
