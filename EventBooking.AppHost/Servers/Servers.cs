namespace EventBooking.AppHost;

/// <summary>Environment variables. Called when a service starts: what is kept with the data may be deleted with them before.</summary>
internal delegate IEnumerable<(string Name, object Value)> Settings();

/// <summary>What the services refer to, wherever it comes from.</summary>
internal sealed record Servers(
    Access Database,
    IResourceBuilder<IResourceWithConnectionString> Redis,
    Access RabbitMq,
    Mail Mail,
    Settings KeyRing,
    Settings CheckInKey,
    Action DeleteData);
