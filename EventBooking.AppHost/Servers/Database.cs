using EventBooking.ServiceDefaults;

namespace EventBooking.AppHost;

/// <summary>The database, in which each service has a role of its own.</summary>
internal static class Database
{
    /// <summary>On a server of our own.</summary>
    public static Access On(
        IResourceBuilder<IResourceWithWaitSupport> server,
        Func<object> superuser,
        Func<string, object> connectionOf,
        Func<string, object> passwordOf) => new(
        server,
        () => new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [$"ConnectionStrings__{ResourceNames.Postgres}"] = superuser(),
            [$"ConnectionStrings__{ResourceNames.Database}"] = connectionOf(ServiceUsers.Owner),
            ["Roles__ApiPassword"] = passwordOf(ServiceUsers.Api),
            ["Roles__NotifierPassword"] = passwordOf(ServiceUsers.Notifier),
        },
        Users.ByService.ToDictionary(
            user => user.Key, user => Users.Connection(ResourceNames.Database, () => connectionOf(user.Value)), StringComparer.Ordinal));

    /// <summary>On a server that runs already, with roles that somebody made.</summary>
    public static Access Managed(IDistributedApplicationBuilder builder)
    {
        var connections = Users.ByService.Keys.ToDictionary(
            service => service, service => builder.AddConnection(ResourceNames.Database, service), StringComparer.Ordinal);
        var users = connections.ToDictionary(
            connection => connection.Key,
            connection => Users.Connection(ResourceNames.Database, () => Users.Reference(connection.Value)),
            StringComparer.Ordinal);
        var owner = users[ResourceNames.Migrations];
        users[ResourceNames.Migrations] = () => new Dictionary<string, object>(owner(), StringComparer.Ordinal)
        {
            ["Roles__Api"] = new UserName(connections[ResourceNames.Api]),
            ["Roles__Notifier"] = new UserName(connections[ResourceNames.Notifier]),
        };
        return new Access(Server: null, Bootstrap: null, users);
    }
}
