using System.Diagnostics;
using OpenTelemetry;

namespace EventBooking.ServiceDefaults;

/// <summary>
/// Only a request begins a trace. What a service does for itself, such as polls and gauges, would make most of the traces and say
/// nothing. A processor, as a sampler set in code would take the place of OTEL_TRACES_SAMPLER.
/// </summary>
internal sealed class RequestRoots : BaseProcessor<Activity>
{
    public override void OnStart(Activity data)
    {
        // Below what is not recorded, too, whatever the sampler says.
        if (data.Parent is { Recorded: false } || (data.ParentSpanId == default && data.Kind != ActivityKind.Server))
        {
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            data.IsAllDataRequested = false;
        }
    }
}
