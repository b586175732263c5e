using System.Net;
using EventBooking.Infrastructure.Tokens;

namespace EventBooking.IntegrationTests.Pages;

/// <summary>The token in the link of a mail that stops reminders: servers and programs on the way see it, so it can do only that.</summary>
public sealed class StopTokenTests(SharedApi fixture) : IClassFixture<SharedApi>
{
    private ApiDriver Api => fixture.Api;

    [Fact]
    public async Task It_asks_a_person_and_stops_by_one_click_of_a_program()
    {
        var (booking, token) = await BookAsync();
        var path = $"/b/{token}/reminders/stop";

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            (await Api.SendAsync(method, path)).ShouldBe(HttpStatusCode.OK);
            (await IsStoppedAsync(booking)).ShouldBeFalse();
        }

        using var form = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        (await Api.SendAsync(request)).ShouldBe(HttpStatusCode.OK);
        (await IsStoppedAsync(booking)).ShouldBeTrue();
        (await Api.GetAsync(path)).Body.ShouldContain("<h1>Reminders stopped</h1>");
    }

    [Fact]
    public async Task It_goes_on_when_the_booking_has_another_token()
    {
        var (booking, token) = await BookAsync();
        var other = SecretToken.Create(TimeProvider.System.GetUtcNow());
        await Ledger.ScalarAsync<Guid>(
            fixture.ConnectionString, "update bookings set token_hash = $2 where id = $1 returning id", booking.Id, other.Hash);

        (await Api.SendAsync(HttpMethod.Post, $"/b/{token}/reminders/stop")).ShouldBe(HttpStatusCode.OK);
        (await IsStoppedAsync(booking)).ShouldBeTrue();
        (await Api.SendAsync(HttpMethod.Post, $"/b/{booking.BookingToken}/reminders/stop")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("GET", "/api/v1/bookings/{0}")]
    [InlineData("PUT", "/api/v1/bookings/{0}")]
    [InlineData("DELETE", "/api/v1/bookings/{0}")]
    [InlineData("GET", "/api/v1/bookings/{0}/calendar.ics")]
    [InlineData("GET", "/api/v1/bookings/{0}/qr.svg")]
    [InlineData("GET", "/api/v1/bookings/{0}/qr.png")]
    [InlineData("GET", "/api/v1/bookings/{0}/deliveries")]
    [InlineData("GET", "/b/{0}")]
    public async Task It_does_nothing_else(string method, string path)
    {
        var (booking, token) = await BookAsync();
        var body = method == "PUT" ? new { attendee_name = "Somebody Else" } : null;

        var answer = await Api.SendAsync(
            new HttpMethod(method), string.Format(System.Globalization.CultureInfo.InvariantCulture, path, token), body);

        answer.ShouldBe(HttpStatusCode.NotFound);
        answer.Body.ShouldNotContain(booking.Id.ToString());
        (await Api.TryViewAsync(booking)).ShouldBe<BookingDto>(HttpStatusCode.OK).ShouldBe(booking);
    }

    [Fact]
    public async Task One_that_somebody_made_up_finds_nothing()
    {
        var (booking, token) = await BookAsync();
        foreach (var wrong in new[]
        {
            token[..^1], $"{token}A", token.ToLowerInvariant(), new string('A', token.Length), booking.Id.ToString(),
        })
        {
            (await Api.GetAsync($"/b/{wrong}/reminders/stop")).ShouldBe(HttpStatusCode.NotFound);
            (await Api.SendAsync(HttpMethod.Post, $"/b/{wrong}/reminders/stop")).ShouldBe(HttpStatusCode.NotFound);
        }

        (await IsStoppedAsync(booking)).ShouldBeFalse();
    }

    private async Task<(BookingDto Booking, string Token)> BookAsync()
    {
        var booking = await Api.BookAsync((await Api.PublishSlotAsync()).Id, email: "ada@example.com");
        return (booking, fixture.StopToken(booking.Id));
    }

    private Task<bool> IsStoppedAsync(BookingDto booking) =>
        Ledger.ScalarAsync<bool>(
            fixture.ConnectionString, "select reminders_stopped_at is not null from bookings where id = $1", booking.Id);
}
