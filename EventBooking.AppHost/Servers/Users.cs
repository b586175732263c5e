using EventBooking.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace EventBooking.AppHost;

/// <summary>What the services are called on the servers: the same in PostgreSQL and in RabbitMQ.</summary>
internal static class Users
{
    /// <summary>Owns the database.</summary>
    public const string Owner = "eventbooking";

    public const string Api = "eventbooking_api";
    public const string Notifier = "eventbooking_notifier";

    /// <summary>By the service that logs in with each.</summary>
    public static readonly IReadOnlyDictionary<string, string> ByService = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [ResourceNames.Migrations] = Owner,
        [ResourceNames.Api] = Api,
        [ResourceNames.Notifier] = Notifier,
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
