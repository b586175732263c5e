using EventBooking.AppHost.Local;
using EventBooking.AppHost.Publishing;
using EventBooking.ServiceDefaults;

namespace EventBooking.AppHost;

/// <summary>Adds the servers.</summary>
internal static class ServerExtensions
{
    public static Servers AddServers(this IDistributedApplicationBuilder builder, AppHostOptions options) => builder.SourceOf(options) switch
    {
        ServerSource.Local => builder.AddLocalServers(options),
        ServerSource.Managed => builder.AddManagedServers(),
        _ => builder.AddContainers(options),
    };

    // What is published does not depend on the machine that publishes.
    private static ServerSource SourceOf(this IDistributedApplicationBuilder builder, AppHostOptions options)
    {
        if (options.Servers is { } chosen || builder.ExecutionContext.IsPublishMode)
        {
            return options.Servers ?? ServerSource.Containers;
        }

        if (ContainerEngine.Find(builder.Configuration) is not null)
        {
            return ServerSource.Containers;
        }

        Console.WriteLine("No container engine answers: running the installed PostgreSQL, Redis and RabbitMQ (--servers local).");
        return ServerSource.Local;
    }

    private static Servers AddContainers(this IDistributedApplicationBuilder builder, AppHostOptions options)
    {
        builder.CheckVolumes(options, Volume(ResourceNames.Postgres), Volume(ResourceNames.RabbitMq));
        var postgres = builder.AddPostgres(ResourceNames.Postgres).WithDataVolume(Volume(ResourceNames.Postgres)).PublishAsServer();
        // Nothing to keep: what it holds is made again from PostgreSQL.
        var redis = builder.AddRedis(ResourceNames.Redis).WithoutHttpsCertificate().PublishAsServer();
        var rabbitMq = builder.AddRabbitMQ(ResourceNames.RabbitMq).WithManagementPlugin().WithDataVolume(Volume(ResourceNames.RabbitMq)).PublishAsServer();
        if (options.Tools && builder.ExecutionContext.IsRunMode)
        {
            postgres.WithPgWeb();
            redis.WithRedisInsight();
        }

        return new Servers(postgres.AddDatabase(ResourceNames.Database), redis, rabbitMq, builder.AddKeyRing());
    }

    private static Servers AddManagedServers(this IDistributedApplicationBuilder builder) => new(
        builder.AddConnectionString(ResourceNames.Database),
        builder.AddConnectionString(ResourceNames.Redis),
        builder.AddConnectionString(ResourceNames.RabbitMq),
        builder.AddKeyRing());

    private static string Volume(string resource) => $"eventbooking-{resource}";
}
