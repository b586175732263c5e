using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace EventBooking.IntegrationTests.Telemetry;

/// <summary>Listens to one gauge of one instance in this process, and of no other instance.</summary>
internal sealed class GaugeReader : IDisposable
{
    private readonly MeterListener _listener = new();
    private long? _latest;

    /// <param name="services">The instance's.</param>
    /// <param name="name">The gauge's.</param>
    public GaugeReader(IServiceProvider services, string name)
    {
        var meters = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == name && instrument.Meter.Scope == meters)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, value, _, _) => _latest = value);
        _listener.Start();
    }

    /// <summary>What it reports now; null where that is nothing.</summary>
    public long? Read()
    {
        _latest = null;
        _listener.RecordObservableInstruments();
        return _latest;
    }

    public void Dispose() => _listener.Dispose();
}
