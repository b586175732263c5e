namespace EventBooking.AppHost;

/// <summary>A server on which each service has a user of its own.</summary>
/// <param name="Server">Null if it runs already.</param>
/// <param name="Bootstrap">For what makes the users; null on a server that already has its users.</param>
/// <param name="Users">How each service logs in, by the service's name.</param>
internal sealed record Access(
    IResourceBuilder<IResourceWithWaitSupport>? Server, Settings? Bootstrap, IReadOnlyDictionary<string, Settings> Users)
{
    // By the service.
    public static readonly IReadOnlyDictionary<string, string> UserNames = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [ResourceNames.Migrations] = ServiceUsers.Owner,
        [ResourceNames.Api] = ServiceUsers.Api,
        [ResourceNames.Notifier] = ServiceUsers.Notifier,
    };

    /// <summary>On a server of our own.</summary>
    /// <param name="name">The services' connection string.</param>
    /// <param name="administrator">The connection string with which the users are made.</param>
    public static Access On(
        IResourceBuilder<IResourceWithWaitSupport> server,
        string name,
        Settings administrator,
        Func<string, object> connectionOf,
        Func<string, object> passwordOf)
    {
        var users = ServicesOn(name).ToDictionary(
            service => service,
            Settings (service) => () => [Connection(name, connectionOf(UserNames[service]))],
            StringComparer.Ordinal);
        return new Access(
            server,
            () =>
            [
                .. administrator(),
                .. users.TryGetValue(ResourceNames.Migrations, out var owner) ? owner() : [],
                ("Roles__ApiPassword", passwordOf(ServiceUsers.Api)),
                ("Roles__NotifierPassword", passwordOf(ServiceUsers.Notifier)),
            ],
            users);
    }

    /// <summary>On a server that runs already, with users that somebody made.</summary>
    public static Access Managed(IDistributedApplicationBuilder builder, string name)
    {
        var connections = ServicesOn(name).ToDictionary(
            service => service, service => AddConnection(builder, $"{name}-{service}"), StringComparer.Ordinal);
        return new Access(Server: null, Bootstrap: null, connections.Keys.ToDictionary(
            service => service,
            Settings (service) => () =>
            [
                Connection(name, Reference(connections[service])),
                .. service == ResourceNames.Migrations ? Roles() : [],
            ],
            StringComparer.Ordinal));

        IEnumerable<(string Name, object Value)> Roles() =>
        [
            ("Roles__Api", new UserName(connections[ResourceNames.Api])),
            ("Roles__Notifier", new UserName(connections[ResourceNames.Notifier])),
        ];
    }

    public static (string Name, object Value) Connection(string name, object value) => ($"ConnectionStrings__{name}", value);

    public static ConnectionStringReference Reference(IResourceWithConnectionString connection) => new(connection, optional: false);

    // Migrations have no user of RabbitMQ.
    private static IEnumerable<string> ServicesOn(string name) =>
        UserNames.Keys.Where(service => name != ResourceNames.RabbitMq || service != ResourceNames.Migrations);

    private static IResourceWithConnectionString AddConnection(IDistributedApplicationBuilder builder, string name)
    {
        // No shell has a variable with a hyphen. For parameters Aspire does the same.
        if (builder.Configuration.GetConnectionString(name.Replace('-', '_')) is { } given)
        {
            builder.Configuration[$"ConnectionStrings:{name}"] = given;
        }

        return builder.AddConnectionString(name).Resource;
    }
}
