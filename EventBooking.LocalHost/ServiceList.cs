using System.Globalization;
using EventBooking.LocalServers;
using EventBooking.ServiceDefaults;

namespace EventBooking.LocalHost;

/// <summary>The services, in the order of their start. A further service is a further entry.</summary>
internal sealed class ServiceList(SystemOptions options, SystemFolder folder)
{
    public Uri ApiAddress { get; } = new($"http://localhost:{options.Port}");

    private Uri NotifierAddress { get; } = new($"http://127.0.0.1:{folder.Ports.NotifierPort}");

    public Service Migrations => new(ResourceNames.Migrations, "EventBooking.MigrationService", Settings());

    public IReadOnlyList<Service> LongRunning =>
    [
        new(
            ResourceNames.Api,
            "EventBooking.Api",
            new Dictionary<string, string?>(TellingSettings(), StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = ApiAddress.OriginalString },
            new Uri(ApiAddress, "/health")),
        new(
            ResourceNames.Notifier,
            "EventBooking.Notifier",
            new Dictionary<string, string?>(TellingSettings(), StringComparer.Ordinal)
            {
                ["ASPNETCORE_URLS"] = NotifierAddress.OriginalString,
                ["Mail__Host"] = "127.0.0.1",
                ["Mail__Port"] = folder.Ports.MailPort.ToString(CultureInfo.InvariantCulture),
                ["Mail__Security"] = "None",
                ["Mail__From"] = "bookings@localhost",
            },
            new Uri(NotifierAddress, "/health")),
    ];

    /// <summary>Of what puts a link or a code into a mail, or shows where they lead.</summary>
    private Dictionary<string, string?> TellingSettings() => new(Settings(), StringComparer.Ordinal)
    {
        ["Public__BaseUrl"] = ApiAddress.OriginalString,
        ["CheckIn__Key"] = folder.CheckInKey,
    };

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
