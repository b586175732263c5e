using EventBooking.LocalServers;
using Npgsql;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>
/// The database roles of the services, made as an operator makes them. Tests look into the database as its superuser; the services log in
/// with their own roles, so that each test shows that they need nothing else.
/// </summary>
internal static class Roles
{
    public const string Owner = "eventbooking";
    public const string Api = "eventbooking_api";
    public const string Notifier = "eventbooking_notifier";

    /// <summary>Makes database and roles where a superuser may, and brings the schema up to date as its owner.</summary>
    public static async Task MakeAsync(string connectionString)
    {
        (await BootstrapAsync(connectionString)).ExitCode.ShouldBe(0);
        var (exitCode, output) = await ChildProcess.RunAsync(ServiceProcesses.Migrations(As(Owner, connectionString)));
        exitCode.ShouldBe(0, output);
    }

    /// <summary>Runs the bootstrap; every role has the superuser's password.</summary>
    public static Task<(int ExitCode, string Output)> BootstrapAsync(
        string connectionString, params (string Name, string? Value)[] settings)
    {
        var server = new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres" };
        return ChildProcess.RunAsync(ServiceProcesses.Migrations(
            As(Owner, connectionString),
            [
                ("ConnectionStrings__postgres", server.ConnectionString),
                ("Roles__ApiPassword", server.Password),
                ("Roles__NotifierPassword", server.Password),
                .. settings,
            ],
            "bootstrap"));
    }

    /// <summary>The same database with a service's role instead of the superuser; what names another user stays.</summary>
    public static string As(string role, string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.Username is not "postgres")
        {
            return connectionString;
        }

        settings.Username = role;
        return settings.ConnectionString;
    }
}
