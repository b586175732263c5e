using System.Net;
using EventBooking.Infrastructure.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace EventBooking.IntegrationTests.Pages;

/// <summary>Without its database a page says so, in the reader's language.</summary>
public sealed class DatabaseAwayPageTests
{
    [Fact]
    public async Task A_page_that_cannot_be_made_is_a_plain_503()
    {
        await using var api = new ApiFactory("Host=127.0.0.1;Port=1;Database=none", time: null);
        api.StartServer();

        await ShouldSayItAsync(new ApiDriver(api.ClientOptions.BaseAddress));
    }

    [Fact]
    public async Task A_database_that_stops_later_is_told_alike()
    {
        await using var server = await OwnPostgres.StartMigratedAsync();
        await using var api = await ApiProcess.StartReadyAsync(server.ConnectionString(OwnPostgres.Database));
        (await api.Api.GetAsync("/b/x")).ShouldBe(HttpStatusCode.NotFound);
        await server.StopAsync();

        await ShouldSayItAsync(api.Api);
    }

    [Fact]
    public async Task A_stop_link_whose_key_cannot_be_read_now_is_a_503()
    {
        await using var server = await OwnPostgres.StartMigratedAsync();
        var connectionString = server.ConnectionString(OwnPostgres.Database);
        var token = await StopTokenAsync(connectionString);
        await server.StopAsync();
        await using var api = new ApiFactory(connectionString, time: null);
        api.StartServer();

        await ShouldSayItAsync(new ApiDriver(api.ClientOptions.BaseAddress), $"/b/{token}/reminders/stop");
    }

    private static async Task<string> StopTokenAsync(string connectionString)
    {
        await using var api = new ApiFactory(connectionString, time: null);
        return api.Services.GetRequiredService<StopReminderTokens>().Create(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()));
    }

    private static async Task ShouldSayItAsync(ApiDriver api, string? path = null)
    {
        var page = await api.GetAsync(path ?? $"/b/{new string('A', 43)}", "de");

        page.ShouldBe(HttpStatusCode.ServiceUnavailable);
        page.Header("Content-Type").ShouldBe("text/html; charset=utf-8");
        page.Header("Retry-After").ShouldNotBeNull();
        page.Header("Cache-Control").ShouldBe("no-store");
        page.Body.ShouldContain("<h1>Vorübergehend nicht verfügbar</h1>");
    }
}
