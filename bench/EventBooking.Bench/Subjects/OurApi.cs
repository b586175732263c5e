using EventBooking.LocalServers;
using EventBooking.ServiceDefaults;

namespace EventBooking.Bench.Subjects;

/// <summary>The API as it is shipped, in Release and in the environment of production.</summary>
internal static class OurApi
{
    public static Task<WebSubject> StartAsync(BenchServers servers, string database, CancellationToken cancellationToken)
    {
        var port = Ports.FindFree();
        var settings = Settings(servers, database);
        settings["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        return WebSubject.StartAsync(
            SubjectNames.Api,
            port,
            "/health",
            Describe(servers, "EventBooking.Api", $"{ResourceNames.Api}-{port}", settings),
            cancellationToken);
    }

    /// <summary>Makes the database and its tables.</summary>
    public static async Task MigrateAsync(BenchServers servers, string database, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await ChildProcess.RunAsync(
            Describe(servers, "EventBooking.MigrationService", $"{ResourceNames.Migrations}-{database}", Settings(servers, database)),
            cancellationToken);
        if (exitCode != 0)
        {
            throw new BenchException($"The migrations failed (exit code {exitCode}):{Environment.NewLine}{output}");
        }
    }

    private static ChildProcessOptions Describe(BenchServers servers, string project, string name, Dictionary<string, string?> settings) => new()
    {
        Name = name,
        FileName = BuiltPrograms.DotNet,
        Arguments = [BuiltPrograms.Assembly(project)],
        Environment = settings,
        LogPath = Path.Combine(servers.Folder.Logs, $"{name}.log"),
    };

    private static Dictionary<string, string?> Settings(BenchServers servers, string database) => new(StringComparer.Ordinal)
    {
        [$"ConnectionStrings__{ResourceNames.Database}"] = servers.Postgres.ConnectionString(database),
        [$"ConnectionStrings__{ResourceNames.Redis}"] = servers.Redis.ConnectionString,
        [$"ConnectionStrings__{ResourceNames.RabbitMq}"] = servers.RabbitMq.ConnectionString,
        ["DataProtection__CertificatePath"] = servers.Folder.Certificate.Path,
        ["DataProtection__CertificatePassword"] = servers.Folder.Certificate.Password,
    };
}
