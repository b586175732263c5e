using EventBooking.Infrastructure.ServerHealth;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventBooking.Infrastructure.Availability;

/// <summary>Registers <see cref="AvailabilityReader"/>.</summary>
public static class AvailabilityExtensions
{
    /// <summary>Registers what keeps availability in memory, and what instances share through Redis where its connection string is given.</summary>
    /// <param name="builder">The host, with its database.</param>
    public static IHostApplicationBuilder AddAvailability(this IHostApplicationBuilder builder)
    {
        var redis = builder.Configuration.ReadRedis();
        var services = builder.Services;
        services.AddOptions<AvailabilityOptions>()
            .BindConfiguration(AvailabilityOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<EventCache>();
        services.AddSingleton<CountReader>();
        services.AddSingleton<SharedCounts>();
        services.AddSingleton<EventLoader>();
        services.AddSingleton(provider => new RedisLink(redis, provider.GetRequiredService<EventCache>(), provider.GetRequiredService<ILogger<RedisLink>>()));
        services.AddSingleton<AvailabilityRefresher>();
        services.AddSingleton<ChangeNotices>();
        services.AddHostedService(provider => provider.GetRequiredService<RedisLink>());
        services.AddHostedService(provider => provider.GetRequiredService<AvailabilityRefresher>());
        services.AddHostedService(provider => provider.GetRequiredService<ChangeNotices>());
        services.AddSingleton(provider => new AvailabilityReader(
            provider.GetRequiredService<EventCache>(),
            provider.GetRequiredService<EventLoader>(),
            provider.GetRequiredService<AvailabilityRefresher>()));
        return builder;
    }
}
