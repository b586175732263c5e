using EventBooking.ServiceDefaults;

namespace EventBooking.AppHost;

/// <summary>The message broker, on which API and notifier have a user each.</summary>
internal static class Broker
{
    private static readonly string[] Services = [ResourceNames.Api, ResourceNames.Notifier];

    /// <summary>A server of our own.</summary>
    public static Access On(
        IResourceBuilder<IResourceWithWaitSupport> server,
        Func<object> management,
        Func<string, object> connectionOf,
        Func<string, object> passwordOf) => new(
        server,
        () => new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [$"ConnectionStrings__{ResourceNames.RabbitMqManagement}"] = management(),
            ["Roles__ApiPassword"] = passwordOf(ServiceUsers.Api),
            ["Roles__NotifierPassword"] = passwordOf(ServiceUsers.Notifier),
        },
        Services.ToDictionary(
            service => service,
            service => Users.Connection(ResourceNames.RabbitMq, () => connectionOf(Users.ByService[service])),
            StringComparer.Ordinal));

    /// <summary>A server that runs already, with users that somebody made.</summary>
    public static Access Managed(IDistributedApplicationBuilder builder) => new(
        Server: null,
        Bootstrap: null,
        Services.ToDictionary(
            service => service,
            service =>
            {
                var connection = builder.AddConnection(ResourceNames.RabbitMq, service);
                return Users.Connection(ResourceNames.RabbitMq, () => Users.Reference(connection));
            },
            StringComparer.Ordinal));
}
