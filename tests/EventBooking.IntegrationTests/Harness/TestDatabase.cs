using Npgsql;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>A database of its own for each fixture: a copy of one that the migration service itself brought up to date.</summary>
public static class TestDatabase
{
    private static readonly Lazy<Task<string>> Template = new(() => MakeAsync("template"));
    private static readonly Lazy<Task<string>> Shared = new(() => MakeAsync("shared"));

    public static async Task<string> CreateAsync() => await TestServers.CreateDatabaseAsync(
        "api", new NpgsqlConnectionStringBuilder(await Template.Value).Database);

    /// <summary>One that no test changes, with all the rights that the bootstrap gave: a copy has those of its tables alone.</summary>
    public static Task<string> SharedAsync() => Shared.Value;

    private static async Task<string> MakeAsync(string name)
    {
        var connectionString = await TestServers.CreateDatabaseAsync(name);
        await Roles.MakeAsync(connectionString);
        return connectionString;
    }
}
