using EventBooking.LocalServers;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>A PostgreSQL that one test stops, kills and reads the log of, whatever server the other tests share.</summary>
internal static class OwnPostgres
{
    public const string Database = "bookingdb";

    /// <summary>A server whose database the migration service has brought up to date.</summary>
    public static async Task<LocalPostgres> StartMigratedAsync(bool durable = false)
    {
        var server = await LocalPostgres.StartAsync(TestServers.OwnServerOptions("own postgres") with { Durable = durable });
        await Roles.MakeAsync(server.ConnectionString(Database));
        return server;
    }
}
