using System.Net;
using EventBooking.LocalServers;

namespace EventBooking.IntegrationTests.Faults;

/// <summary>Whatever starts first, all of it works in the end.</summary>
public sealed class StartOrderTests
{
    [Fact]
    public async Task The_API_waits_for_the_server_then_for_the_migrations_and_then_works()
    {
        var options = TestServers.OwnServerOptions("late postgres") with { Port = Ports.FindFree() };
        var connectionString = LocalPostgres.ConnectionStringFor(options.Port.Value, OwnPostgres.Database);
        await using var process = ApiProcess.Start(connectionString);
        await process.UntilHealthAsync(HttpStatusCode.ServiceUnavailable);
        await ShouldRefuseAsync(process);

        await using var server = await LocalPostgres.StartAsync(options);
        await ShouldRefuseAsync(process);
        (await process.HealthAsync()).ShouldBe(HttpStatusCode.ServiceUnavailable);

        await Roles.MakeAsync(connectionString);
        await process.UntilHealthAsync(HttpStatusCode.OK);
        await process.Api.BookAsync((await process.Api.PublishSlotAsync()).Id, email: "ada@example.com");
        (await Ledger.ScalarAsync<long>(connectionString, "select count(*) from data_protection_keys")).ShouldBe(1);
    }

    [Fact]
    public async Task The_API_waits_for_a_user_who_does_not_exist_yet_and_says_why()
    {
        var server = new Npgsql.NpgsqlConnectionStringBuilder(
            await TestDatabase.CreateAsync())
        { Username = "comes_later", Password = "unknown" };
        await using var process = ApiProcess.Start(server.ConnectionString);

        await process.UntilHealthAsync(HttpStatusCode.ServiceUnavailable);
        await Eventually.BeTrueAsync(() => process.Log.Contains("comes_later", StringComparison.Ordinal));

        await ShouldRefuseAsync(process);
        (await process.HealthAsync()).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    private static async Task ShouldRefuseAsync(ApiProcess process)
    {
        (await process.Api.GetAsync("/alive")).ShouldBe(HttpStatusCode.OK);
        (await process.Api.GetAsync("/api/v1/events")).ShouldFail(HttpStatusCode.ServiceUnavailable, "database_unavailable");
        var answer = await process.Api.TryBookAsync(Guid.Empty);
        answer.ShouldFail(HttpStatusCode.ServiceUnavailable, "database_unavailable");
        answer.Response.Headers.RetryAfter.ShouldNotBeNull();
        (await process.Api.SendAsync(HttpMethod.Post, "/api/v1/bookings", "no object"))
            .ShouldFail(HttpStatusCode.ServiceUnavailable, "database_unavailable");
        (await process.Api.GetAsync("/api/v1/nowhere")).ShouldFail(HttpStatusCode.NotFound, "not_found");
        (await process.Api.GetAsync("/openapi.json")).ShouldBe(HttpStatusCode.OK);
    }
}
