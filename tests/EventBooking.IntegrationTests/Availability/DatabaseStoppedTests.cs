using System.Diagnostics;
using System.Net;

namespace EventBooking.IntegrationTests.Availability;

/// <summary>PostgreSQL is stopped: what is in memory goes on to be shown, with its age.</summary>
public sealed class DatabaseStoppedTests
{
    [Fact]
    public async Task What_was_read_before_is_shown_with_its_age_until_PostgreSQL_is_back()
    {
        await using var server = await OwnPostgres.StartMigratedAsync();
        await using var instance = await Instance.StartAsync(server.ConnectionString(OwnPostgres.Database));
        var api = instance.Api;
        var published = await api.PublishAsync(new EventBuilder().WithSlots(count: 2, capacity: 3));
        var unread = await api.PublishAsync(new EventBuilder().WithSlot());
        await api.BookAsync(published.TimeSlots[0].Id, party: 2);
        var whole = $"/api/v1/events/{published.Id}";
        string[] paths = [whole, $"{whole}/slots", $"{whole}/slots?include=all"];
        var fresh = await Task.WhenAll(paths.Select(api.GetAsync));
        fresh.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK && answer.Response.Headers.Age == null);

        await server.StopAsync();

        var stopped = Stopwatch.GetTimestamp();
        await Eventually.BeTrueAsync(async () => (await api.GetAsync(whole)).Response.Headers.Age is not null);
        Stopwatch.GetElapsedTime(stopped).ShouldBeGreaterThan(TimeSpan.FromSeconds(1), "It was read just before.");
        for (var i = 0; i < paths.Length; i++)
        {
            var old = await api.GetAsync(paths[i]);
            old.ShouldBe(HttpStatusCode.OK);
            old.Body.ShouldBe(fresh[i].Body);
            old.Response.Headers.Age.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(2));
            var known = await AskAsync(api, paths[i], fresh[i].Response.Headers.ETag!.Tag);
            known.ShouldBe(HttpStatusCode.NotModified);
            known.Response.Headers.Age.ShouldNotBeNull();
        }

        var cold = await api.GetAsync($"/api/v1/events/{unread.Id}/slots");
        cold.ShouldFail(HttpStatusCode.ServiceUnavailable, "database_unavailable");
        cold.Response.Headers.RetryAfter.ShouldNotBeNull();

        await server.StartAgainAsync();

        await Eventually.BeTrueAsync(async () => (await api.GetAsync(whole)).Response.Headers.Age is null);
        await Eventually.PassAsync(() => api.BookAsync(published.TimeSlots[0].Id));
        (await api.SlotsAsync(published.Id)).Select(slot => slot.CurrentBookings).ShouldBe([3, 0]);
        (await api.SlotsAsync(unread.Id)).ShouldHaveSingleItem().CurrentBookings.ShouldBe(0);
    }

    private static async Task<Answer> AskAsync(ApiDriver api, string path, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await api.SendAsync(request);
    }
}
