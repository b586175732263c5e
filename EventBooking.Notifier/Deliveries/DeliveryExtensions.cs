using EventBooking.Notifier.Database;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace EventBooking.Notifier.Deliveries;

/// <summary>Registers what queues and sends deliveries.</summary>
internal static class DeliveryExtensions
{
    /// <summary>Registers all of it but the channels, each an <see cref="IDeliveryChannel"/>.</summary>
    /// <param name="builder">The host, with its database, schema gate, vault, text messages and reminders.</param>
    public static IHostApplicationBuilder AddDeliveries(this IHostApplicationBuilder builder)
    {
        builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddMeter(DeliveryMeter.Name));
        builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddSource(SendTrace.Name));
        builder.Services.AddOptions<DeliveryOptions>()
            .BindConfiguration(DeliveryOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<DatabasePatience>();
        builder.Services.AddSingleton<DeliveryMeter>();
        builder.Services.AddSingleton<DeliverySignals>();
        builder.Services.AddSingleton<DeliveryReader>();
        builder.Services.AddSingleton<DeliverySender>();
        builder.Services.AddSingleton<Audience>();
        builder.Services.AddSingleton<DeliveryIntake>();
        builder.Services.AddHostedService(services => services.GetRequiredService<DeliveryIntake>());
        builder.Services.AddHostedService<DeliveryLoops>();
        builder.Services.AddHostedService<QueueGauges>();
        builder.Services.AddHostedService<DeliveryCleanup>();
        return builder;
    }
}
