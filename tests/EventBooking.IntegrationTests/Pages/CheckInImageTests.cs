using System.Net;
using System.Text;
using EventBooking.Presentation.CheckIn;

namespace EventBooking.IntegrationTests.Pages;

public sealed class CheckInImageTests(SharedApi fixture) : IClassFixture<SharedApi>
{
    private static readonly byte[] PngStart = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private ApiDriver Api => fixture.Api;

    [Fact]
    public async Task A_booking_has_its_code_as_both_kinds_of_image()
    {
        var booking = await Api.BookAsync((await Api.PublishSlotAsync()).Id);
        var other = await Api.BookAsync((await Api.PublishSlotAsync()).Id);

        var svg = await FetchAsync(booking, "qr.svg", "image/svg+xml");
        var png = await FetchAsync(booking, "qr.png", "image/png");

        Encoding.UTF8.GetString(svg).ShouldStartWith("<svg ");
        png[..4].ShouldBe(PngStart);
        svg.ShouldBe(await FetchAsync(booking, "qr.svg", "image/svg+xml"));
        svg.ShouldNotBe(await FetchAsync(other, "qr.svg", "image/svg+xml"));
    }

    [Fact]
    public async Task The_code_is_the_one_that_every_service_with_the_key_makes()
    {
        var booking = await Api.BookAsync((await Api.PublishSlotAsync()).Id);
        var options = new CheckInOptions { Key = CheckInKeys.PublicKeyOfDevelopment };

        var expected = new CheckInCodes(Microsoft.Extensions.Options.Options.Create(options)).Create(booking.Id);

        Encoding.UTF8.GetString(await FetchAsync(booking, "qr.svg", "image/svg+xml")).ShouldBe(QrImages.Svg(expected));
        (await Api.GetAsync($"/b/{booking.BookingToken}")).Body.ShouldContain($">{expected}<");
    }

    [Theory]
    [InlineData("qr.svg")]
    [InlineData("qr.png")]
    public async Task A_cancelled_event_has_nothing_to_check_in_to(string file)
    {
        var published = await Api.PublishAsync(new EventBuilder().WithSlot());
        var booking = await Api.BookAsync(published.TimeSlots[0].Id);
        await Ledger.ScalarAsync<Guid>(
            fixture.ConnectionString,
            "update events set status = 'cancelled', version = version + 1 where id = $1 returning id", published.Id);

        (await Api.GetAsync($"/api/v1/bookings/{booking.BookingToken}/{file}")).ShouldFail(HttpStatusCode.Conflict, "event_cancelled");
    }

    private async Task<byte[]> FetchAsync(BookingDto booking, string file, string type)
    {
        using var response = await Api.Http.GetAsync($"/api/v1/bookings/{booking.BookingToken}/{file}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe(type);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return await response.Content.ReadAsByteArrayAsync();
    }
}
