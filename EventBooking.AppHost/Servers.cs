namespace EventBooking.AppHost;

/// <summary>The servers that the services refer to, wherever they come from.</summary>
/// <param name="Database">The PostgreSQL database.</param>
/// <param name="Redis">The cache.</param>
/// <param name="RabbitMq">The message broker.</param>
/// <param name="KeyRing">
/// Tells a service which certificate encrypts the key ring: name and value of environment variables. Called when a service starts, as
/// one that is kept with the data may be deleted with them before.
/// </param>
internal sealed record Servers(
    IResourceBuilder<IResourceWithConnectionString> Database,
    IResourceBuilder<IResourceWithConnectionString> Redis,
    IResourceBuilder<IResourceWithConnectionString> RabbitMq,
    Func<IReadOnlyDictionary<string, object>> KeyRing);
