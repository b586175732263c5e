using EventBooking.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace EventBooking.AppHost;

/// <summary>How the services log in to the servers.</summary>
internal static class Users
{
    /// <summary>The user's name, by the service.</summary>
    public static readonly IReadOnlyDictionary<string, string> ByService = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [ResourceNames.Migrations] = ServiceUsers.Owner,
        [ResourceNames.Api] = ServiceUsers.Api,
        [ResourceNames.Notifier] = ServiceUsers.Notifier,
    };

    /// <summary>How a service reaches a server of that name.</summary>
    public static Settings Connection(string server, Func<object> value) =>
        () => new Dictionary<string, object>(StringComparer.Ordinal) { [$"ConnectionStrings__{server}"] = value() };

    /// <summary>The connection string with which a service logs in to a server that runs already.</summary>
    public static IResourceWithConnectionString AddConnection(this IDistributedApplicationBuilder builder, string server, string service)
    {
        var name = $"{server}-{service}";
        // No shell has a variable with a hyphen. For parameters Aspire does the same.
        if (builder.Configuration.GetConnectionString(name.Replace('-', '_')) is { } given)
        {
            builder.Configuration[$"ConnectionStrings:{name}"] = given;
        }

        return builder.AddConnectionString(name).Resource;
    }

    /// <summary>The connection string of a resource, in whichever mode.</summary>
    public static ConnectionStringReference Reference(IResourceWithConnectionString connection) => new(connection, optional: false);
}
