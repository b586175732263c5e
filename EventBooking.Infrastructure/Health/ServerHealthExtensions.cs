using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace EventBooking.Infrastructure.Health;

/// <summary>Watches the servers beside the database.</summary>
public static class ServerHealthExtensions
{
    private const string Redis = "redis";
    private const string RabbitMq = "rabbitmq";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Shows Redis and RabbitMQ in the service's health where their connection strings are given. One that is away is degraded,
    /// never unhealthy: booking goes on without it.
    /// </summary>
    /// <exception cref="OptionsValidationException">A connection string is none.</exception>
    public static IHostApplicationBuilder AddServerHealth(this IHostApplicationBuilder builder)
    {
        var health = builder.Services.AddHealthChecks();
        if (builder.Configuration.ReadRedis() is { } redis)
        {
            health.AddRedis(redis, Redis, HealthStatus.Degraded, timeout: Patience);
        }

        if (builder.Configuration.ReadRabbitMq() is { } rabbitMq)
        {
            builder.Services.AddSingleton(new RabbitMqHealthCheck(rabbitMq));
            health.AddCheck<RabbitMqHealthCheck>(RabbitMq, HealthStatus.Degraded, tags: [], Patience);
        }

        return builder;
    }

    /// <summary>Where Redis is; null where no connection string says.</summary>
    internal static string? ReadRedis(this IConfiguration configuration) => configuration.GetConnectionString(Redis) switch
    {
        not { Length: > 0 } => null,
        var redis when IsRedis(redis) => redis,
        _ => throw Invalid(Redis, "must name the Redis server, such as localhost:6379"),
    };

    /// <summary>Where RabbitMQ is; null where no connection string says.</summary>
    internal static Uri? ReadRabbitMq(this IConfiguration configuration) => configuration.GetConnectionString(RabbitMq) switch
    {
        not { Length: > 0 } => null,
        var rabbitMq when Uri.TryCreate(rabbitMq, UriKind.Absolute, out var uri) && uri.Scheme is ("amqp" or "amqps") => uri,
        _ => throw Invalid(RabbitMq, "must be an amqp URI, such as amqp://guest:guest@localhost:5672"),
    };

    private static bool IsRedis(string connectionString)
    {
        try
        {
            return ConfigurationOptions.Parse(connectionString).EndPoints.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // The string itself is not repeated: it may hold a password.
    private static OptionsValidationException Invalid(string name, string what) =>
        new(name, typeof(string), [$"ConnectionStrings:{name} {what}."]);
}
