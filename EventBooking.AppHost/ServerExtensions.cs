using EventBooking.AppHost.Local;
using EventBooking.AppHost.Publishing;
using EventBooking.LocalServers;
using EventBooking.ServiceDefaults;

namespace EventBooking.AppHost;

/// <summary>Adds the servers.</summary>
internal static class ServerExtensions
{
    public static Servers AddServers(this IDistributedApplicationBuilder builder, AppHostOptions options)
    {
        // Looked for once, and only where it matters: one that hangs takes seconds.
        var engine = new Lazy<ContainerEngine?>(() => ContainerEngine.Find(builder.Configuration));
        return builder.SourceOf(options, engine) switch
        {
            ServerSource.Local => builder.AddLocalServers(options.System),
            ServerSource.Managed => builder.AddManagedServers(),
            _ => builder.AddContainers(options, engine),
        };
    }

    // What is published does not depend on the machine that publishes.
    private static ServerSource SourceOf(this IDistributedApplicationBuilder builder, AppHostOptions options, Lazy<ContainerEngine?> engine)
    {
        if (options.Servers is { } chosen || builder.ExecutionContext.IsPublishMode)
        {
            return options.Servers ?? ServerSource.Containers;
        }

        if (engine.Value is not null)
        {
            return ServerSource.Containers;
        }

        Console.WriteLine("No container engine answers: running the installed PostgreSQL, Redis and RabbitMQ (--servers local).");
        return ServerSource.Local;
    }

    private static Servers AddContainers(this IDistributedApplicationBuilder builder, AppHostOptions options, Lazy<ContainerEngine?> engine)
    {
        builder.CheckVolumes(options.System, engine, Volume(ResourceNames.Postgres), Volume(ResourceNames.RabbitMq));
        // Over TCP: while it makes its data folder it listens on a socket already.
        var postgres = builder.AddPostgres(ResourceNames.Postgres).WithArgs(PostgresSettings.DiscreetLog).WithDataVolume(Volume(ResourceNames.Postgres))
            .PublishAsServer("pg_isready", "-h", "127.0.0.1", "-U", "postgres");
        // Nothing to keep: what it holds is made again from PostgreSQL.
        var redis = builder.AddRedis(ResourceNames.Redis).WithoutHttpsCertificate().PublishAsServer("redis-cli", "ping");
        var rabbitMq = builder.AddRabbitMQ(ResourceNames.RabbitMq).WithManagementPlugin().WithUrlForEndpoint("management", url => url.DisplayText = "Management").WithDataVolume(Volume(ResourceNames.RabbitMq))
            .PublishAsServer("rabbitmq-diagnostics", "-q", "check_port_connectivity");
        if (options.Tools && builder.ExecutionContext.IsRunMode)
        {
            postgres.WithPgWeb();
            redis.WithRedisInsight();
        }

        // What is published is for real: no catcher takes its mail.
        var mail = builder.ExecutionContext.IsRunMode ? builder.AddMailpit() : builder.AddMailServer();
        return new Servers(postgres.AddDatabase(ResourceNames.Database), redis, rabbitMq, mail, builder.AddKeyRing(), builder.AddCheckInKey());
    }

    private static Servers AddManagedServers(this IDistributedApplicationBuilder builder) => new(
        builder.AddConnectionString(ResourceNames.Database).AskOnlyWhenNeeded(),
        builder.AddConnectionString(ResourceNames.Redis).AskOnlyWhenNeeded(),
        builder.AddConnectionString(ResourceNames.RabbitMq).AskOnlyWhenNeeded(),
        builder.AddMailServer(),
        builder.AddKeyRing(),
        builder.AddCheckInKey());

    private static string Volume(string resource) => $"eventbooking-{resource}";
}
