using EventBooking.LocalServers;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>The services as processes of their own, as they are deployed.</summary>
public static class ServiceProcesses
{
    /// <summary>The migration service: nothing, <c>status</c> or <c>down NAME</c>.</summary>
    public static ChildProcessOptions Migrations(string connectionString, params string[] arguments) =>
        Migrations(connectionString, [], arguments);

    /// <summary>The same with further settings.</summary>
    public static ChildProcessOptions Migrations(
        string connectionString, (string Name, string? Value)[] settings, params string[] arguments) =>
        Service("EventBooking.MigrationService", connectionString, settings, arguments);

    /// <summary>The API.</summary>
    public static ChildProcessOptions Api(string connectionString, int port, params (string Name, string? Value)[] settings) =>
        Listening("EventBooking.Api", Roles.As(Roles.Api, connectionString), port, settings, []);

    /// <summary>The relay alone.</summary>
    public static ChildProcessOptions Relay(string connectionString, int port, params (string Name, string? Value)[] settings) =>
        Listening("EventBooking.Notifier", Roles.As(Roles.Notifier, connectionString), port, settings, ["relay"]);

    /// <summary>The notifier.</summary>
    public static ChildProcessOptions Notifier(string connectionString, int port, params (string Name, string? Value)[] settings) =>
        Listening("EventBooking.Notifier", Roles.As(Roles.Notifier, connectionString), port, settings, []);

    private static ChildProcessOptions Listening(
        string name, string connectionString, int port, (string Name, string? Value)[] settings, string[] arguments) =>
        Service(name, connectionString, [("ASPNETCORE_URLS", $"http://127.0.0.1:{port}"), .. settings], arguments);

    private static ChildProcessOptions Service(
        string name, string connectionString, (string Name, string? Value)[] settings, string[] arguments)
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_ENVIRONMENT"] = null,
            ["ConnectionStrings__bookingdb"] = connectionString,
        };
        foreach (var setting in settings)
        {
            environment[setting.Name] = setting.Value;
        }

        return new ChildProcessOptions
        {
            Name = name,
            FileName = "dotnet",
            Arguments = [Path.Combine(AppContext.BaseDirectory, $"{name}.dll"), .. arguments],
            Environment = environment,
            LogPath = Path.Combine(
                TestServers.OwnServerOptions("logs").Folder,
                $"{name}-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}.log"),
        };
    }
}
