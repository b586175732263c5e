using EventBooking.LocalServers;

namespace EventBooking.IntegrationTests.Deploying;

/// <summary>The command <c>health</c>, which is the check of a container without a shell.</summary>
public sealed class HealthCommandTests
{
    [Theory]
    [InlineData("ASPNETCORE_URLS", "http://+:{0}")]
    [InlineData("ASPNETCORE_URLS", "http://127.0.0.1:{0};http://127.0.0.1:1")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "{0}")]
    public async Task It_ends_well_where_the_service_beside_it_is_healthy(string setting, string value)
    {
        await using var api = await ApiProcess.StartReadyAsync(await TestDatabase.CreateAsync());

        var (exitCode, output) = await AskAsync(api.Port, setting, value);

        exitCode.ShouldBe(0, output);
        output.ShouldContain("\"status\":\"healthy\"");
    }

    [Fact]
    public async Task It_fails_while_the_service_has_not_seen_its_schema()
    {
        await using var api = ApiProcess.Start($"Host=127.0.0.1;Port={Ports.FindFree()};Database=none;Username=nobody");
        await api.UntilHealthAsync(System.Net.HttpStatusCode.ServiceUnavailable);

        var (exitCode, output) = await AskAsync(api.Port, "ASPNETCORE_URLS", "http://127.0.0.1:{0}");

        exitCode.ShouldBe(1);
        output.ShouldContain("\"status\":\"unhealthy\"");
    }

    [Fact]
    public async Task It_fails_where_nothing_listens()
    {
        var (exitCode, output) = await AskAsync(Ports.FindFree(), "ASPNETCORE_URLS", "http://*:{0}");

        exitCode.ShouldBe(1);
        output.ShouldContain("does not answer");
        output.ShouldNotContain("   at ");
    }

    private static Task<(int ExitCode, string Output)> AskAsync(int port, string setting, string value)
    {
        var address = value.Replace("{0}", $"{port}", StringComparison.Ordinal);
        var options = ServiceProcesses.Api("", port, ("ASPNETCORE_URLS", null), (setting, address));
        return ChildProcess.RunAsync(options with { Arguments = [.. options.Arguments, "health"] });
    }
}
