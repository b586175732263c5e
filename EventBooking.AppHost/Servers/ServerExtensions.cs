using System.Security.Cryptography;
using EventBooking.AppHost.Local;
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
        return SourceOf(options, engine) switch
        {
            ServerSource.Local => builder.AddLocalServers(options),
            ServerSource.Managed => builder.AddManagedServers(),
            _ => builder.AddContainers(options, engine),
        };
    }

    private static ServerSource SourceOf(AppHostOptions options, Lazy<ContainerEngine?> engine)
    {
        if (options.Servers is { } chosen)
        {
            return chosen;
        }

        if (engine.Value is not null)
        {
            return ServerSource.Containers;
        }

        Screen.Line("No container engine answers: running the installed PostgreSQL, Redis and RabbitMQ (--servers local).");
        return ServerSource.Local;
    }

    private static Servers AddContainers(this IDistributedApplicationBuilder builder, AppHostOptions options, Lazy<ContainerEngine?> engine)
    {
        string[] volumes = [Volume(ResourceNames.Postgres), Volume(ResourceNames.RabbitMq), Volume(ResourceNames.Mail)];
        builder.CheckVolumes(options, engine, volumes);
        var postgres = builder.AddPostgres(ResourceNames.Postgres).WithArgs(PostgresSettings.DiscreetLog).WithDataVolume(volumes[0]);
        postgres.ShowOnConsole("PostgreSQL", () => $"{postgres.GetEndpoint("tcp").Url} (password on the dashboard)");
        // Nothing to keep: what it holds is made again from PostgreSQL.
        var redis = builder.AddRedis(ResourceNames.Redis).WithoutHttpsCertificate();
        redis.ShowOnConsole("Redis", () => $"{redis.GetEndpoint("tcp").Url} (password on the dashboard)");
        var rabbitMq = builder.AddRabbitMQ(ResourceNames.RabbitMq).WithManagementPlugin().WithDataVolume(volumes[1])
            .WithUrlForEndpoint("management", url => url.DisplayText = "Management");
        rabbitMq.ShowOnConsole("RabbitMQ", () => $"{rabbitMq.GetEndpoint("management").Url} (password on the dashboard)");
        if (options.Tools)
        {
            postgres.WithPgWeb();
            redis.WithRedisInsight();
        }

        return new Servers(
            DatabaseIn(builder, postgres),
            redis,
            rabbitMq,
            builder.AddMailContainer(volumes[2]),
            builder.AddKeyRing(),
            builder.AddCheckInKey(),
            () => engine.Value?.RemoveVolumes(volumes));
    }

    private static Servers AddManagedServers(this IDistributedApplicationBuilder builder) => new(
        Database.Managed(builder),
        builder.AddConnectionString(ResourceNames.Redis),
        builder.AddConnectionString(ResourceNames.RabbitMq),
        builder.AddMailServer(),
        builder.AddKeyRing(),
        builder.AddCheckInKey(),
        // They are somebody's: no option of ours empties them.
        () => { });

    private static Database DatabaseIn(IDistributedApplicationBuilder builder, IResourceBuilder<PostgresServerResource> postgres)
    {
        var passwords = Database.Roles.ToDictionary(
            role => role.Key,
            role => builder
                .AddParameter($"{ResourceNames.Database}-{role.Value}-password", new UsualValue(NewPassword), secret: true, persist: true)
                .WithDescription($"Of the database role {role.Key}.").Resource,
            StringComparer.Ordinal);
        var endpoint = postgres.Resource.PrimaryEndpoint;
        var (host, port) = (endpoint.Property(EndpointProperty.Host), endpoint.Property(EndpointProperty.Port));
        return Database.On(
            postgres,
            () => new ConnectionStringReference(postgres.Resource, optional: false),
            role => ReferenceExpression.Create(
                $"Host={host};Port={port};Database={ResourceNames.Database};Username={role};Password={PasswordOf(role)}"),
            PasswordOf);

        ParameterResource PasswordOf(string role) => passwords[role];

        static string NewPassword() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    }

    private static string Volume(string resource) => $"eventbooking-{resource}";
}
