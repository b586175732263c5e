using System.Globalization;
using EventBooking.LocalServers;
using EventBooking.ServiceDefaults;

namespace EventBooking.LocalHost;

/// <summary>The services, in the order of their start. A further service is a further entry.</summary>
internal sealed class ServiceList(SystemOptions options, SystemFolder folder, LocalServerSet servers)
{
    public Uri ApiAddress { get; } = new($"http://localhost:{options.Port}");

    public async Task<Service> MigrationsAsync() => new(ResourceNames.Migrations, "EventBooking.MigrationService", await SettingsAsync());

    public async Task<Service> ApiAsync() =>
        new(ResourceNames.Api, "EventBooking.Api", await ListeningSettingsAsync(ApiAddress), ApiAddress);

    /// <summary>On a port that may be another one at the next call.</summary>
    public async Task<Service> NotifierAsync()
    {
        var address = new Uri($"http://127.0.0.1:{folder.Ports.Choose(LocalPort.Notifier)}");
        var settings = new Dictionary<string, string?>(await ListeningSettingsAsync(address), StringComparer.Ordinal)
        {
            ["Mail__Host"] = "127.0.0.1",
            ["Mail__Port"] = (await servers.Mail).Port.ToString(CultureInfo.InvariantCulture),
            ["Mail__Security"] = "None",
            ["Mail__From"] = "bookings@localhost",
        };
        return new Service(ResourceNames.Notifier, "EventBooking.Notifier", settings, address);
    }

    // Of API and notifier, which both show links and codes. Their servers' ports are known once those run.
    private async Task<Dictionary<string, string?>> ListeningSettingsAsync(Uri address) => new(
        await SettingsAsync(), StringComparer.Ordinal)
    {
        [$"ConnectionStrings__{ResourceNames.Redis}"] = (await servers.Redis).ConnectionString,
        [$"ConnectionStrings__{ResourceNames.RabbitMq}"] = (await servers.RabbitMq).ConnectionString,
        ["ASPNETCORE_URLS"] = address.OriginalString,
        ["Public__BaseUrl"] = ApiAddress.OriginalString,
        ["CheckIn__Key"] = folder.CheckInKey,
        // It says that it listens.
        ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
    };

    private async Task<Dictionary<string, string?>> SettingsAsync() => new(StringComparer.Ordinal)
    {
        [$"ConnectionStrings__{ResourceNames.Database}"] = (await servers.Postgres).ConnectionString(ResourceNames.Database),
        ["DataProtection__CertificatePath"] = folder.Certificate.Path,
        ["DataProtection__CertificatePassword"] = folder.Certificate.Password,
        // The log is a file: a line of it that is an error must be found whatever the surroundings say of colours.
        ["Logging__Console__FormatterOptions__ColorBehavior"] = "Disabled",
    };
}
