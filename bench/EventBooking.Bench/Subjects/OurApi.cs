using System.Globalization;
using EventBooking.LocalServers;
using EventBooking.ServiceDefaults;

namespace EventBooking.Bench.Subjects;

/// <summary>The API as it is shipped: in Release, in the environment of production, with a user of its own on each server.</summary>
internal static class OurApi
{
    /// <summary>Starts one on a port of its own and returns when it answers.</summary>
    /// <param name="servers">What it works with.</param>
    /// <param name="database">Where it books.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="relay">Whether it relays its outbox to the broker; else nothing reads what it writes there.</param>
    /// <param name="more">Further settings.</param>
    public static Task<WebSubject> StartAsync(
        BenchServers servers,
        string database,
        CancellationToken cancellationToken,
        bool relay = false,
        Dictionary<string, string?>? more = null)
    {
        var port = Ports.FindFree();
        var settings = Settings(servers, database, ServiceUsers.Api, more);
        settings["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        settings["Relay__Enabled"] = relay ? "true" : "false";
        return WebSubject.StartAsync(
            SubjectNames.Api,
            port,
            "/health",
            Describe(servers, "EventBooking.Api", $"{ResourceNames.Api}-{port}", settings),
            cancellationToken);
    }

    /// <summary>Makes the database, its tables and the users.</summary>
    public static async Task MigrateAsync(BenchServers servers, string database, CancellationToken cancellationToken)
    {
        var administrator = $"{LocalRabbitMq.Administrator}:{servers.PasswordOf(LocalRabbitMq.Administrator)}";
        var settings = Settings(servers, database, ServiceUsers.Owner, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [$"ConnectionStrings__{ResourceNames.Postgres}"] = servers.Postgres.ConnectionString(),
            [$"ConnectionStrings__{ResourceNames.RabbitMqManagement}"] =
                $"http://{administrator}@127.0.0.1:{servers.RabbitMq.ManagementPort}",
            ["Roles__ApiPassword"] = servers.PasswordOf(ServiceUsers.Api),
            ["Roles__NotifierPassword"] = servers.PasswordOf(ServiceUsers.Notifier),
        });
        foreach (var words in new string[][] { ["bootstrap"], [] })
        {
            var name = $"{ResourceNames.Migrations}-{database}{string.Concat(words)}";
            var migrations = Describe(servers, "EventBooking.MigrationService", name, settings);
            var (exitCode, output) = await ChildProcess.RunAsync(
                migrations with { Arguments = [.. migrations.Arguments, .. words] }, cancellationToken);
            if (exitCode != 0)
            {
                throw new BenchException($"The migrations failed (exit code {exitCode}):{Environment.NewLine}{output}");
            }
        }
    }

    /// <summary>Starts a notifier on the same database, and returns when it is ready.</summary>
    public static Task<WebSubject> StartNotifierAsync(
        BenchServers servers, string database, int smtpPort, CancellationToken cancellationToken, Dictionary<string, string?>? more = null)
    {
        var port = Ports.FindFree();
        var settings = Settings(servers, database, ServiceUsers.Notifier, more);
        settings["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        settings["Mail__Host"] = "127.0.0.1";
        settings["Mail__Port"] = smtpPort.ToString(CultureInfo.InvariantCulture);
        settings["Mail__Security"] = "None";
        settings["Mail__From"] = "bookings@example.com";
        return WebSubject.StartAsync(
            SubjectNames.Chain,
            port,
            "/health",
            Describe(servers, "EventBooking.Notifier", $"{ResourceNames.Notifier}-{port}", settings),
            cancellationToken);
    }

    private static ChildProcessOptions Describe(BenchServers servers, string project, string name, Dictionary<string, string?> settings) =>
        new()
        {
            Name = name,
            FileName = BuiltPrograms.DotNet,
            Arguments = [BuiltPrograms.Assembly(project)],
            Environment = settings,
            LogPath = Path.Combine(servers.Folder.Logs, $"{name}.log"),
        };

    private static Dictionary<string, string?> Settings(
        BenchServers servers, string database, string user, Dictionary<string, string?>? more = null) =>
        new(more ?? [], StringComparer.Ordinal)
        {
            [$"ConnectionStrings__{ResourceNames.Database}"] =
                LocalPostgres.ConnectionStringFor(servers.Postgres.Port, database, user, servers.PasswordOf(user)),
            [$"ConnectionStrings__{ResourceNames.Redis}"] = servers.Redis.ConnectionString,
            [$"ConnectionStrings__{ResourceNames.RabbitMq}"] =
                LocalRabbitMq.ConnectionStringFor(servers.RabbitMq.Port, user, servers.PasswordOf(user)),
            ["DataProtection__CertificatePath"] = servers.Folder.Certificate.Path,
            ["DataProtection__CertificatePassword"] = servers.Folder.Certificate.Password,
            ["CheckIn__Key"] = Convert.ToBase64String(new byte[32]),
            ["Public__BaseUrl"] = "http://localhost:8000",
        };
}
