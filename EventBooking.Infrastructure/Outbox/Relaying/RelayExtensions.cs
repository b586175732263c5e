using EventBooking.Infrastructure.Messaging;
using EventBooking.Infrastructure.Seats;
using EventBooking.Infrastructure.Tracing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace EventBooking.Infrastructure.Outbox.Relaying;

/// <summary>Registers the relay.</summary>
public static class RelayExtensions
{
    /// <summary>
    /// Registers what relays the outbox to RabbitMQ, where its connection string is given and Relay:Enabled is not false; else what
    /// wakes the relays of other processes. To be registered before whatever writes into the outbox, so that it
    /// stops after it.
    /// </summary>
    public static IHostApplicationBuilder AddOutboxRelay(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<RelayOptions>(RelayOptions.SectionName);
        if (!builder.Configuration.GetSection(RelayOptions.SectionName).GetValue(nameof(RelayOptions.Enabled), defaultValue: true))
        {
            return builder.AddRelayWaker();
        }

        if (builder.ReadBroker() is not { } broker)
        {
            services.AddHostedService<NoRelay>();
            return builder.AddRelayWaker();
        }

        services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddMeter(BookingMeter.Name));
        services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddSource(OwnSource.Name));
        services.TryAddSingleton<OutboxSignal>();
        services.AddSingleton(_ => new BrokerLink(broker));
        services.AddSingleton<OutboxMeter>();
        services.AddSingleton<OutboxPublisher>();
        services.AddSingleton(provider => new OutboxClaims(
            provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<IOptions<RelayOptions>>().Value.BatchSize));
        services.AddHostedService<OutboxRelay>();
        services.AddHostedService<OutboxListener>();
        services.AddHostedService<OutboxCleaner>();
        services.AddHostedService<OutboxDepth>();
        return builder;
    }

    /// <summary>Registers what wakes the relays of other processes after this one wrote into the outbox.</summary>
    public static IHostApplicationBuilder AddRelayWaker(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton<OutboxSignal>();
        builder.Services.AddHostedService<RelayWaker>();
        return builder;
    }
}
