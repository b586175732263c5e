using EventBooking.LocalServers;
using EventBooking.ServiceDefaults;

namespace EventBooking.LocalHost;

/// <summary>The services, in the order of their start. A further service is a further entry.</summary>
internal sealed class ServiceList(SystemOptions options, SystemFolder folder)
{
    public Uri ApiAddress { get; } = new($"http://localhost:{options.Port}");

    public Service Migrations => new(ResourceNames.Migrations, "EventBooking.MigrationService", Settings());

    public IReadOnlyList<Service> LongRunning =>
    [
        new(
            ResourceNames.Api,
            "EventBooking.Api",
            new Dictionary<string, string?>(Settings(), StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = ApiAddress.OriginalString },
            new Uri(ApiAddress, "/health")),
    ];

    private Dictionary<string, string?> Settings() => new(StringComparer.Ordinal)
    {
        [$"ConnectionStrings__{ResourceNames.Database}"] = LocalPostgres.ConnectionStringFor(folder.Ports.PostgresPort, ResourceNames.Database),
        [$"ConnectionStrings__{ResourceNames.Redis}"] = LocalRedis.ConnectionStringFor(folder.Ports.RedisPort),
        [$"ConnectionStrings__{ResourceNames.RabbitMq}"] = LocalRabbitMq.ConnectionStringFor(folder.Ports.RabbitMqPort),
        ["DataProtection__CertificatePath"] = folder.Certificate.Path,
        ["DataProtection__CertificatePassword"] = folder.Certificate.Password,
        // The log is a file: a line of it that is an error must be found whatever the surroundings say of colours.
        ["Logging__Console__FormatterOptions__ColorBehavior"] = "Disabled",
    };
}
