using System.Net;

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
    public async Task A_database_that_stops_later_is_shown_alike()
    {
        await using var server = await OwnPostgres.StartMigratedAsync();
        await using var api = await ApiProcess.StartReadyAsync(server.ConnectionString(OwnPostgres.Database));
        (await api.Api.GetAsync("/b/x")).ShouldBe(HttpStatusCode.NotFound);
        await server.StopAsync();

        await ShouldSayItAsync(api.Api);
    }

    private static async Task ShouldSayItAsync(ApiDriver api)
    {
        var page = await api.GetAsync($"/b/{new string('A', 43)}", "de");

        page.ShouldBe(HttpStatusCode.ServiceUnavailable);
        page.Header("Content-Type").ShouldBe("text/html; charset=utf-8");
        page.Header("Retry-After").ShouldNotBeNull();
        page.Header("Cache-Control").ShouldBe("no-store");
        page.Body.ShouldContain("<h1>Vorübergehend nicht verfügbar</h1>");
    }
}
