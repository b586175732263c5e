using EventBooking.Infrastructure;
using EventBooking.Notifier.Database;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace EventBooking.Notifier.Queue;

internal static class QueueExtensions
{
    /// <summary>
    /// Registers all of it but the channels, each an <see cref="IDeliveryChannel"/>, and the subjects, each a
    /// <see cref="DeliverySubject"/>.
    /// </summary>
    public static IHostApplicationBuilder AddDeliveryQueue(this IHostApplicationBuilder builder)
    {
        builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddMeter(DeliveryMeter.Name));
        builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddSource(SendTrace.Name));
        builder.Services.AddSettings<DeliveryOptions>(DeliveryOptions.SectionName);
        builder.Services.AddSingleton<DatabaseWait>();
        builder.Services.AddSingleton<DeliveryMeter>();
        builder.Services.AddSingleton<DeliverySignals>();
        builder.Services.AddSingleton<DeliverySender>();
        builder.Services.AddHostedService<DeliveryLoops>();
        builder.Services.AddHostedService<QueueGauges>();
        builder.Services.AddHostedService<DeliveryCleanup>();
        return builder;
    }
}
