using EventBooking.LocalServers;
using Npgsql;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>A database of its own for each fixture: a copy of one that the migration service itself brought up to date.</summary>
public static class TestDatabase
{
    private static readonly Lazy<Task<string>> Template = new(MigrateAsync);

    public static async Task<string> CreateAsync() => await TestServers.CreateDatabaseAsync("api", await Template.Value);

    private static async Task<string> MigrateAsync()
    {
        var connectionString = await TestServers.CreateDatabaseAsync("template");
        var (exitCode, output) = await ChildProcess.RunAsync(ServiceProcesses.Migrations(connectionString));
        exitCode.ShouldBe(0, output);
        return new NpgsqlConnectionStringBuilder(connectionString).Database!;
    }
}
