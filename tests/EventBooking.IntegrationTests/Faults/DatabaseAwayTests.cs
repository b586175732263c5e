using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace EventBooking.IntegrationTests.Faults;

/// <summary>
/// The database goes away while the API runs: nobody waits for long, every answer is true, and all is well when it is back.
/// </summary>
public sealed class DatabaseAwayTests
{
    // Far above what an answer takes, and below what it would take if only the limit beyond the tested one, or the driver's, held.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(false, "00:01:00")]
    [InlineData(true, "00:00:15")]
    public async Task Every_call_is_answered_503_in_time_and_works_again_when_the_database_is_back(bool isSilent, string answerWithin)
    {
        await using var proxied = await ProxiedApi.StartAsync(("Database:AnswerWithin", answerWithin));
        var published = await proxied.Api.PublishAsync(new EventBuilder().WithSlots(count: 2, capacity: 3));
        var booking = await proxied.Api.BookAsync(published.TimeSlots[0].Id);
        proxied.Proxy.Close();
        if (isSilent)
        {
            proxied.Proxy.IsSilent = true;
            proxied.Proxy.Open();
        }

        await Task.WhenAll(Calls(proxied.Api, published, booking).Select(async call =>
        {
            var asked = Stopwatch.GetTimestamp();
            var answer = await call;
            answer.ShouldFail(HttpStatusCode.ServiceUnavailable, "database_unavailable");
            answer.Response.Headers.RetryAfter.ShouldNotBeNull();
            Stopwatch.GetElapsedTime(asked).ShouldBeLessThan(Limit, answer.Response.RequestMessage!.ToString());
        }));
        var health = await proxied.Api.GetAsync("/health");
        health.ShouldBe(HttpStatusCode.OK);
        JsonDocument.Parse(health.Body).RootElement.GetProperty("status").GetString().ShouldBe("degraded");
        (await proxied.Api.GetAsync("/alive")).ShouldBe(HttpStatusCode.OK);

        proxied.Proxy.Close();
        proxied.Proxy.IsSilent = false;
        proxied.Proxy.Open();
        await Eventually.BeTrueAsync(
            async () => (await proxied.Api.GetAsync("/health")).Body.Contains("\"healthy\"", StringComparison.Ordinal));
        foreach (var call in Calls(proxied.Api, published, booking))
        {
            (await call).Response.IsSuccessStatusCode.ShouldBeTrue();
        }
    }

    private static IEnumerable<Task<Answer>> Calls(ApiDriver api, EventDto published, BookingDto booking)
    {
        yield return api.SendAsync(HttpMethod.Post, "/api/v1/events", new EventBuilder().WithSlot().ToRequest());
        yield return api.GetAsync("/api/v1/events");
        yield return api.GetAsync($"/api/v1/events/{published.Id}");
        yield return api.GetAsync($"/api/v1/events/{published.Id}/slots");
        yield return api.TryBookAsync(published.TimeSlots[0].Id);
        yield return api.TryViewAsync(booking);
        yield return api.TryMoveAsync(booking, published.TimeSlots[1].Id);
        yield return api.TryCancelAsync(booking);
    }
}
