using EventBooking.Infrastructure.Health;
using EventBooking.Infrastructure.Tracing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Instrumentation.StackExchangeRedis;
using OpenTelemetry.Trace;

namespace EventBooking.Infrastructure.Availability;

/// <summary>Registers <see cref="AvailabilityReader"/>.</summary>
public static class AvailabilityExtensions
{
    // Its 10 s would show the commands of a request long after the request.
    private static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(1);

    /// <summary>Registers availability in memory, and what instances share through Redis if its connection string is given.</summary>
    public static IHostApplicationBuilder AddAvailability(this IHostApplicationBuilder builder)
    {
        var redis = builder.Configuration.ReadRedis();
        var services = builder.Services;
        services.AddSettings<AvailabilityOptions>(AvailabilityOptions.SectionName);
        services.ConfigureOpenTelemetryTracerProvider(tracing => tracing
            .AddSource(OwnSource.Name)
            .AddRedisInstrumentation(options => options.FlushInterval = FlushInterval));
        services.AddSingleton<EventCache>();
        services.AddSingleton<CountReader>();
        services.AddSingleton<SharedCounts>();
        services.AddSingleton<EventLoader>();
        services.AddSingleton(provider => new RedisLink(
            redis,
            provider.GetRequiredService<EventCache>(),
            // It registers itself wherever it is configured, but a provider is there only where traces are exported.
            provider.GetService<TracerProvider>() is null ? null : provider.GetRequiredService<StackExchangeRedisInstrumentation>(),
            provider.GetRequiredService<ILogger<RedisLink>>()));
        services.AddSingleton<AvailabilityRefresher>();
        services.AddSingleton<CountPublisher>();
        services.AddHostedService(provider => provider.GetRequiredService<RedisLink>());
        services.AddHostedService(provider => provider.GetRequiredService<AvailabilityRefresher>());
        services.AddHostedService(provider => provider.GetRequiredService<CountPublisher>());
        services.AddSingleton(provider => new AvailabilityReader(
            provider.GetRequiredService<EventCache>(),
            provider.GetRequiredService<EventLoader>(),
            provider.GetRequiredService<AvailabilityRefresher>()));
        return builder;
    }
}
