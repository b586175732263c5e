namespace EventBooking.AppHost;

/// <summary>What the services refer to, wherever it comes from.</summary>
internal sealed record Servers(
    Access Database,
    IResourceBuilder<IResourceWithConnectionString> Redis,
    Access RabbitMq,
    Mail Mail,
    Settings KeyRing,
    Settings CheckInKey,
    Action DeleteData);
