using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace EventBooking.Infrastructure.Persistence.Registration;

/// <summary>Spans and metrics of the database's driver, where the feed lacks Aspire's package.</summary>
internal static class DriverTelemetry
{
    private const string Npgsql = "Npgsql";

    /// <summary>Adds them to the host's telemetry, if it has any. <see cref="BookingDbContext"/> must be registered already.</summary>
    public static void AddDriverTelemetry(this IHostApplicationBuilder builder)
    {
        builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddSource(Npgsql));
        builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddMeter(Npgsql));
    }
}
