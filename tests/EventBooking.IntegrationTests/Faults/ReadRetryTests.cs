using System.Net;

namespace EventBooking.IntegrationTests.Faults;

/// <summary>A read whose connection is lost is done again before anybody is answered.</summary>
public sealed class ReadRetryTests
{
    [Fact]
    public async Task An_event_is_read_again_after_a_lost_connection()
    {
        await using var proxied = await ProxiedApi.StartAsync();
        var published = await proxied.Api.PublishAsync(new EventBuilder().WithSlot());
        var loss = proxied.Proxy.Arm(DisturbanceKind.LoseAnswer, "FROM events");

        (await proxied.Api.GetAsync($"/api/v1/events/{published.Id}")).ShouldBe<EventDto>(HttpStatusCode.OK).Id.ShouldBe(published.Id);

        loss.Answered.IsCompletedSuccessfully.ShouldBeTrue();
    }
}
