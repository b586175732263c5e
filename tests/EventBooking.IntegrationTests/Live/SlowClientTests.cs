using System.Net;

namespace EventBooking.IntegrationTests.Live;

/// <summary>Who does not read is disconnected, and nobody else notifications. Two streams are all that this instance takes.</summary>
public sealed class SlowClientTests(SlowClientTests.Fixture fixture) : IClassFixture<SlowClientTests.Fixture>
{
    [Fact]
    public async Task A_client_that_does_not_read_is_disconnected_while_others_go_on()
    {
        var published = await LargeEvent.PublishAsync(fixture.Api);
        using var slow = await LargeEvent.WatchSilentlyAsync(fixture.Api.Http.BaseAddress!.Port, published.Id);
        await using var reader = await LiveClient.WatchAsync(fixture.Api, published.Id);
        await Eventually.PassAsync(async () =>
            (await fixture.Api.GetAsync(LiveClient.PathOf(published.Id))).ShouldFail(HttpStatusCode.ServiceUnavailable, "overloaded"));

        // A third stream is let in when the slow one is gone.
        await Eventually.BeTrueAsync(
            async () =>
            {
                await LargeEvent.ChangeAsync(fixture.ConnectionString, published.Id);
                using var third = await fixture.Api.Http.GetAsync(
                    LiveClient.PathOf(published.Id), HttpCompletionOption.ResponseHeadersRead);
                return third.StatusCode == HttpStatusCode.OK;
            },
            TimeSpan.FromMinutes(2));

        reader.Ended.IsCompleted.ShouldBeFalse();
        var last = await Ledger.ScalarAsync<int>(
            fixture.ConnectionString, "select max(current_bookings) from time_slots where event_id = $1", published.Id);
        await reader.UntilAsync(
            events => events[^1].Slots.Count == LargeEvent.Slots && events[^1].Slots.All(slot => slot.CurrentBookings == last));
    }

    [Fact]
    public async Task One_stream_too_many_is_refused_until_another_has_ended()
    {
        var published = await fixture.Api.PublishAsync(new EventBuilder().WithSlot());
        // The server may still be about to notification that the clients of other tests have left.
        await using var first = await Eventually.PassAsync(() => LiveClient.WatchAsync(fixture.Api, published.Id));
        await using (await Eventually.PassAsync(() => LiveClient.WatchAsync(fixture.Api, published.Id)))
        {
            var refused = await fixture.Api.GetAsync(LiveClient.PathOf(published.Id));
            refused.ShouldFail(HttpStatusCode.ServiceUnavailable, "overloaded");
            refused.Response.Headers.RetryAfter.ShouldNotBeNull();
            (await fixture.Api.SendAsync(HttpMethod.Head, LiveClient.PathOf(published.Id))).ShouldBe(HttpStatusCode.OK);
        }

        await Eventually.PassAsync(async () => await (await LiveClient.WatchAsync(fixture.Api, published.Id)).DisposeAsync());
        first.Ended.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_silent_stream_has_heartbeats()
    {
        var published = await fixture.Api.PublishAsync(new EventBuilder().WithSlot());
        await using var client = await LiveClient.WatchAsync(fixture.Api, published.Id);

        await Eventually.BeTrueAsync(() => client.All.Count(block => block.IsComment) > 2);

        client.Events.ShouldHaveSingleItem();
    }

    public sealed class Fixture : ApiFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Live:MaxStreams"] = "2",
            ["Live:HeartbeatInterval"] = "00:00:00.2",
            ["Live:WriteWithin"] = "00:00:01",
        };
    }
}
