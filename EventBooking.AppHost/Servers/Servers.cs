namespace EventBooking.AppHost;

/// <summary>What the services refer to, wherever it comes from.</summary>
/// <param name="Database">The PostgreSQL database.</param>
/// <param name="Redis">The cache.</param>
/// <param name="RabbitMq">The message broker.</param>
/// <param name="Mail">What takes the mail.</param>
/// <param name="KeyRing">Which certificate encrypts the key ring.</param>
/// <param name="CheckInKey">Which key signs check-in codes.</param>
/// <param name="DeleteData">Deletes what earlier runs left.</param>
internal sealed record Servers(
    Access Database,
    IResourceBuilder<IResourceWithConnectionString> Redis,
    Access RabbitMq,
    Mail Mail,
    Settings KeyRing,
    Settings CheckInKey,
    Action DeleteData);
