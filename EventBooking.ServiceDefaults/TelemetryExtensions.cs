using System.Reflection;
using Microsoft.Extensions.Configuration.Memory;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EventBooking.ServiceDefaults;

/// <summary>
/// Logs, metrics and traces with OpenTelemetry, if something takes them. What a library of ours measures or traces, it adds itself, where
/// it is registered. Which traces are recorded, OTEL_TRACES_SAMPLER says: the SDK reads it.
/// </summary>
internal static class TelemetryExtensions
{
    // https://opentelemetry.io/docs/specs/otel/protocol/exporter/
    private const string EndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // MassTransit measures and traces by itself under this name; without it there is nothing to collect.
    private const string MassTransit = "MassTransit";

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        var isExported = !string.IsNullOrWhiteSpace(builder.Configuration[EndpointSetting]);
        builder.AddLogs(isExported);
        if (!isExported)
        {
            return;
        }

        // In front of every other source, so that any setting overrides it. The specification's 10 s would be most of the time that a stop
        // may take, if what takes the telemetry has stopped before.
        builder.Configuration.Sources.Insert(
            0, new MemoryConfigurationSource { InitialData = [new("OTEL_EXPORTER_OTLP_TIMEOUT", "2000")] });
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => AddIdentity(resource, builder.Environment))
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter(MassTransit))
            .WithTracing(tracing => tracing
                .AddProcessor(new RequestRoots())
                .AddAspNetCoreInstrumentation(options => options.Filter = request =>
                    !request.Request.Path.StartsWithSegments(HealthExtensions.ReadinessPath, StringComparison.Ordinal)
                    && !request.Request.Path.StartsWithSegments(HealthExtensions.LivenessPath, StringComparison.Ordinal))
                // A path that we call may name an account, such as that of the SMS provider.
                .AddHttpClientInstrumentation(options => options.EnrichWithHttpRequestMessage = (span, request) =>
                    span.SetTag("url.full", request.RequestUri?.GetLeftPart(UriPartial.Authority)))
                .AddSource(MassTransit))
            .UseOtlpExporter();
    }

    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES override each. service.instance.id is new at each start.
    private static void AddIdentity(ResourceBuilder resource, IHostEnvironment environment) => resource
        .AddService(environment.ApplicationName, serviceVersion: Version)
        .AddAttributes([new("deployment.environment.name", environment.EnvironmentName.ToLowerInvariant())])
        // Again, as of two values for one attribute the later counts, and the SDK's own reading came before.
        .AddEnvironmentVariableDetector();

    private static string? Version =>
        Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
}
