using System.Diagnostics.Metrics;
using EventBooking.Domain;
using EventBooking.Infrastructure.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventBooking.Infrastructure.Seats;

/// <summary>
/// Measures how many seats are free in all slots that can be booked right now. Read from the database every 15 s, once its
/// schema is there and while somebody listens; where it cannot be read, nothing is reported rather than an old number. Each
/// instance reports the same total.
/// </summary>
internal sealed partial class FreeSeats : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly NpgsqlDataSource _dataSource;
    private readonly SchemaGate _gate;
    private readonly TimeProvider _time;
    private readonly ILogger<FreeSeats> _logger;
    private readonly ObservableGauge<long> _gauge;
    private Measurement<long>[] _latest = [];

    public FreeSeats(IMeterFactory meters, NpgsqlDataSource dataSource, SchemaGate gate, TimeProvider time, ILogger<FreeSeats> logger)
    {
        (_dataSource, _gate, _time, _logger) = (dataSource, gate, time, logger);
        _gauge = meters.Create(BookingMeter.Name).CreateObservableGauge(
            "eventbooking.seat.free", () => Volatile.Read(ref _latest), "{seat}", "Seats that are free in all slots that can be booked now.");
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
                Volatile.Write(ref _latest, _gauge.Enabled ? await ReadAsync(stoppingToken) : []);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task<Measurement<long>[]> ReadAsync(CancellationToken stoppingToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        timeout.CancelAfter(Patience);
        try
        {
            await using var command = _dataSource.CreateCommand(SeatSql.CountFree);
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = _time.Now() });
            // A server that says nothing may keep the driver busy long after its token was cancelled.
            return [new((long)(await command.ExecuteScalarAsync(timeout.Token).WaitAsync(timeout.Token))!)];
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // A number for operators must not end the service, whatever the database says.
            Log.NotRead(_logger, exception.Message);
            return [];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "The free seats could not be read: {Reason}")]
        public static partial void NotRead(ILogger logger, string reason);
    }
}
