using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace EventBooking.ServiceDefaults;

/// <summary>Logs, metrics and traces with OpenTelemetry.</summary>
internal static class TelemetryExtensions
{
    // https://opentelemetry.io/docs/specs/otel/protocol/exporter/
    private const string EndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            console.UseUtcTimestamp = true;
        });
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });
        var telemetry = builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter("Npgsql"))
            .WithTracing(tracing => tracing
                .AddAspNetCoreInstrumentation(options => options.Filter = request =>
                    !request.Request.Path.StartsWithSegments(HealthExtensions.ReadinessPath, StringComparison.Ordinal)
                    && !request.Request.Path.StartsWithSegments(HealthExtensions.LivenessPath, StringComparison.Ordinal))
                .AddHttpClientInstrumentation()
                .AddSource("Npgsql"));
        if (!string.IsNullOrWhiteSpace(builder.Configuration[EndpointSetting]))
        {
            telemetry.UseOtlpExporter();
        }
    }
}
