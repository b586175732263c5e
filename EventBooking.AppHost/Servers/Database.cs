using EventBooking.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace EventBooking.AppHost;

/// <summary>The database, in which each service has a role of its own.</summary>
/// <param name="Server">Where it is; null where that runs already.</param>
/// <param name="Bootstrap">For what makes database and roles, besides those for the owner; null where somebody has done so.</param>
/// <param name="Migrations">For the role that owns it.</param>
/// <param name="Api">For the API's role.</param>
/// <param name="Notifier">For the notifier's role.</param>
internal sealed record Database(
    IResourceBuilder<IResourceWithWaitSupport>? Server, Settings? Bootstrap, Settings Migrations, Settings Api, Settings Notifier)
{
    private const string Owner = "eventbooking";
    private const string ApiRole = "eventbooking_api";
    private const string NotifierRole = "eventbooking_notifier";
    private const string OwnConnection = $"ConnectionStrings__{ResourceNames.Database}";

    /// <summary>The roles, by the service that logs in with each.</summary>
    public static readonly IReadOnlyDictionary<string, string> Roles = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Owner] = ResourceNames.Migrations,
        [ApiRole] = ResourceNames.Api,
        [NotifierRole] = ResourceNames.Notifier,
    };

    /// <summary>On a server of our own.</summary>
    /// <param name="server">The server.</param>
    /// <param name="superuser">Its superuser's connection string.</param>
    /// <param name="connectionOf">The connection string of a role.</param>
    /// <param name="passwordOf">The password of a role.</param>
    public static Database On(
        IResourceBuilder<IResourceWithWaitSupport> server,
        Func<object> superuser,
        Func<string, object> connectionOf,
        Func<string, object> passwordOf) => new(
        server,
        () => new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [$"ConnectionStrings__{ResourceNames.Postgres}"] = superuser(),
            ["Roles__ApiPassword"] = passwordOf(ApiRole),
            ["Roles__NotifierPassword"] = passwordOf(NotifierRole),
        },
        () => Connection(connectionOf(Owner)),
        () => Connection(connectionOf(ApiRole)),
        () => Connection(connectionOf(NotifierRole)));

    /// <summary>On a server that runs already, with roles that somebody made.</summary>
    public static Database Managed(IDistributedApplicationBuilder builder)
    {
        var (owner, api, notifier) = (Add(ResourceNames.Migrations), Add(ResourceNames.Api), Add(ResourceNames.Notifier));
        return new Database(
            Server: null,
            Bootstrap: null,
            () => new Dictionary<string, object>(Connection(Reference(owner)), StringComparer.Ordinal)
            {
                ["Roles__Api"] = new UserName(api),
                ["Roles__Notifier"] = new UserName(notifier),
            },
            () => Connection(Reference(api)),
            () => Connection(Reference(notifier)));

        IResourceWithConnectionString Add(string service)
        {
            var name = $"{ResourceNames.Database}-{service}";
            // No shell has a variable with a hyphen. For parameters Aspire does the same.
            if (builder.Configuration.GetConnectionString(name.Replace('-', '_')) is { } given)
            {
                builder.Configuration[$"ConnectionStrings:{name}"] = given;
            }

            return builder.AddConnectionString(name).Resource;
        }

        static ConnectionStringReference Reference(IResourceWithConnectionString connection) => new(connection, optional: false);
    }

    private static Dictionary<string, object> Connection(object value) => new(StringComparer.Ordinal) { [OwnConnection] = value };
}
