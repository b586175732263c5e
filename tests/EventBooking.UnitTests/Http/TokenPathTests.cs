using EventBooking.Api.Http;

namespace EventBooking.UnitTests.Http;

public sealed class TokenPathTests
{
    [Theory]
    [InlineData("/b", "/b")]
    [InlineData("/B/token/reminders/stop", "/b")]
    [InlineData("/api/v1/Bookings/token", "/api/v1/bookings")]
    [InlineData("/browse", null)]
    [InlineData("/api/v1/bookings.json", null)]
    [InlineData("/%62/token", null)]
    [InlineData("/x%00", null)]
    [InlineData("*", null)]
    [InlineData("", null)]
    public void Only_whole_segments_lead_to_a_token(string path, string? collection) => TokenPaths.Of(path).ShouldBe(collection);
}
