using System.Diagnostics.Metrics;
using EventBooking.Infrastructure.Persistence;
using Microsoft.Extensions.Logging;

namespace EventBooking.Infrastructure.Background;

/// <summary>
/// Gauges of what one statement reads. It is read every 15 s, once the database has its schema and while somebody listens; where it
/// cannot be read, nothing is reported rather than an old number. Each instance reports the same.
/// </summary>
/// <typeparam name="TRow">What is read: a row for each series of a gauge.</typeparam>
public abstract partial class DatabaseGauges<TRow>(SchemaGate gate, TimeProvider time, ILogger logger) : ServiceLoop(gate)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly List<Instrument> _gauges = [];
    private IReadOnlyList<TRow> _latest = [];

    /// <summary>Adds a gauge; to be called while it is constructed.</summary>
    protected void Add<T>(Meter meter, string name, string unit, string description, Func<TRow, Measurement<T>> measure)
        where T : struct =>
        _gauges.Add(meter.CreateObservableGauge(name, () => Volatile.Read(ref _latest).Select(measure), unit, description));

    /// <summary>Reads the rows; any exception means that there are none.</summary>
    protected abstract Task<IReadOnlyList<TRow>> ReadAsync(CancellationToken cancellationToken);

    /// <inheritdoc />
    protected sealed override Task RunAsync(CancellationToken stoppingToken) => RepeatAsync(
        Interval,
        time,
        async token => Volatile.Write(ref _latest, _gauges.Exists(gauge => gauge.Enabled) ? await TryReadAsync(token) : []),
        stoppingToken);

    private async Task<IReadOnlyList<TRow>> TryReadAsync(CancellationToken stoppingToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        timeout.CancelAfter(Patience);
        try
        {
            // A server that says nothing may keep the driver busy long after its token was cancelled.
            return await ReadAsync(timeout.Token).WaitAsync(timeout.Token);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // A number for operators must not end the service, whatever the database says.
            Log.NotRead(logger, exception.Message);
            return [];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "The gauges could not be read: {Reason}")]
        public static partial void NotRead(ILogger logger, string reason);
    }
}
