namespace EventBooking.AppHost;

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

        var passwords = builder.AddPasswords();
        return new Servers(
            DatabaseIn(postgres, passwords),
            redis,
            BrokerIn(rabbitMq, passwords),
            builder.AddMailContainer(volumes[2]),
            builder.AddKeyRing(),
            builder.AddCheckInKey(),
            () => engine.Value?.RemoveVolumes(volumes));
    }

    private static Servers AddManagedServers(this IDistributedApplicationBuilder builder) => new(
        Access.Managed(builder, ResourceNames.Database),
        builder.AddConnectionString(ResourceNames.Redis),
        Access.Managed(builder, ResourceNames.RabbitMq),
        builder.AddMailServer(),
        builder.AddKeyRing(),
        builder.AddCheckInKey(),
        // They are somebody's: no option of ours empties them.
        () => { });

    private static Access DatabaseIn(IResourceBuilder<PostgresServerResource> postgres, Dictionary<string, ParameterResource> passwords)
    {
        var endpoint = postgres.Resource.PrimaryEndpoint;
        var (host, port) = (endpoint.Property(EndpointProperty.Host), endpoint.Property(EndpointProperty.Port));
        return Access.On(
            postgres,
            ResourceNames.Database,
            () => [Access.Connection(ResourceNames.Postgres, Access.Reference(postgres.Resource))],
            role => ReferenceExpression.Create(
                $"Host={host};Port={port};Database={ResourceNames.Database};Username={role};Password={passwords[role]}"),
            role => passwords[role]);
    }

    private static Access BrokerIn(IResourceBuilder<RabbitMQServerResource> rabbitMq, Dictionary<string, ParameterResource> passwords)
    {
        var broker = rabbitMq.Resource;
        var (messages, management) = (broker.PrimaryEndpoint, rabbitMq.GetEndpoint("management"));
        return Access.On(
            rabbitMq,
            ResourceNames.RabbitMq,
            () => [Access.Connection(ResourceNames.RabbitMqManagement, ReferenceExpression.Create(
                $"http://{broker.UserNameReference}:{broker.PasswordParameter:uri}@{management.Property(EndpointProperty.HostAndPort)}"))],
            user => ReferenceExpression.Create(
                $"amqp://{user}:{passwords[user]:uri}@{messages.Property(EndpointProperty.HostAndPort)}"),
            user => passwords[user]);
    }

    // One for each service: the same on both servers, as bootstrap makes them.
    private static Dictionary<string, ParameterResource> AddPasswords(this IDistributedApplicationBuilder builder) =>
        Access.UserNames.ToDictionary(
            user => user.Value,
            user => builder.AddSecret(
                $"{ResourceNames.Database}-{user.Key}-password", $"Of the user {user.Value}.", NewSecret.Password),
            StringComparer.Ordinal);

    private static Settings AddKeyRing(this IDistributedApplicationBuilder builder)
    {
        var certificate = builder.AddSecret(
            "key-ring-certificate",
            "Encrypts the key ring: a PKCS #12 file without password, in base64.",
            () => Convert.ToBase64String(NewSecret.KeyRingCertificate(password: null, TimeProvider.System)));
        return () => [("DataProtection__Certificate", certificate)];
    }

    private static Settings AddCheckInKey(this IDistributedApplicationBuilder builder)
    {
        var key = builder.AddSecret("check-in-key", "Signs check-in codes: 32 random bytes in base64.", NewSecret.CheckInKey);
        return () => [("CheckIn__Key", key)];
    }

    // Made and kept as Aspire makes and keeps passwords.
    private static ParameterResource AddSecret(
        this IDistributedApplicationBuilder builder, string name, string description, Func<string> make) =>
        builder.AddParameter(name, new UsualValue(make), secret: true, persist: true).WithDescription(description).Resource;

    private static string Volume(string resource) => $"eventbooking-{resource}";
}
