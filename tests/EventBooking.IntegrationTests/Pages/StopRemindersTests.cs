using System.Net;
using System.Text;

namespace EventBooking.IntegrationTests.Pages;

public sealed class StopRemindersTests(SharedApi fixture) : IClassFixture<SharedApi>
{
    private ApiDriver Api => fixture.Api;

    [Fact]
    public async Task Looking_asks_and_changes_nothing()
    {
        var booking = await BookAsync();

        var page = await Api.GetAsync(PathOf(booking), "de");

        page.ShouldBe(HttpStatusCode.OK);
        page.Body.ShouldContain("<form method=\"post\"><button type=\"submit\">Erinnerungen abbestellen</button></form>");
        page.Header("Content-Security-Policy")!.ShouldContain("form-action 'self'");
        page.Header("Cache-Control").ShouldBe("no-store");
        (await StoppedAtAsync(booking)).ShouldBeNull();
    }

    [Theory]
    [InlineData("List-Unsubscribe=One-Click")]
    [InlineData("")]
    public async Task A_post_stops_them_once_and_notifies_no_one(string form)
    {
        var booking = await BookAsync();

        var page = await PostAsync(booking, form);
        page.ShouldBe(HttpStatusCode.OK);
        page.Body.ShouldContain("<h1>Reminders stopped</h1>");
        var stoppedAt = await StoppedAtAsync(booking);
        stoppedAt.ShouldNotBeNull();

        (await PostAsync(booking, form)).ShouldBe(HttpStatusCode.OK);
        (await StoppedAtAsync(booking)).ShouldBe(stoppedAt);
        (await Api.GetAsync(PathOf(booking))).Body.ShouldContain("<h1>Reminders stopped</h1>");
        (await Ledger.OutboxAsync(fixture.ConnectionString, booking.Id)).ShouldBe(["booking_confirmed 0"]);
        (await Ledger.ScalarAsync<int>(fixture.ConnectionString, "select sequence from bookings where id = $1", booking.Id)).ShouldBe(0);
        (await Api.TryViewAsync(booking)).ShouldBe<BookingDto>(HttpStatusCode.OK).ShouldBe(booking);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/x-www-form-urlencoded; charset=ISO-8859-1")]
    [InlineData("application/x-www-form-urlencoded; charset=klingon")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("multipart/form-data; charset=utf-16; boundary=\"x\"")]
    [InlineData("text/plain")]
    [InlineData(null)]
    public async Task A_mail_programs_form_is_taken_however_it_is_sent(string? type)
    {
        var booking = await BookAsync();
        var form = type?.StartsWith("multipart", StringComparison.Ordinal) == true
            ? "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n"
            : "List-Unsubscribe=One-Click";

        (await PostAsync(booking, form, type)).ShouldBe(HttpStatusCode.OK);

        (await StoppedAtAsync(booking)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Without_a_booking_there_is_nothing_to_stop()
    {
        var booking = await BookAsync();
        await Api.TryCancelAsync(booking);

        (await Api.GetAsync(PathOf(booking))).ShouldBe(HttpStatusCode.Gone);
        (await PostAsync(booking, "List-Unsubscribe=One-Click")).ShouldBe(HttpStatusCode.Gone);
        (await StoppedAtAsync(booking)).ShouldBeNull();
        (await Api.GetAsync("/b/x/reminders/stop")).ShouldBe(HttpStatusCode.NotFound);
        var unknown = await Api.SendAsync(HttpMethod.Post, $"/b/{new string('A', 43)}/reminders/stop");
        unknown.ShouldBe(HttpStatusCode.NotFound);
        unknown.Header("Content-Type").ShouldBe("text/html; charset=utf-8");
    }

    private static string PathOf(BookingDto booking) => $"/b/{booking.BookingToken}/reminders/stop";

    private async Task<BookingDto> BookAsync() => await Api.BookAsync((await Api.PublishSlotAsync()).Id, email: "ada@example.com");

    private async Task<Answer> PostAsync(BookingDto booking, string form, string? type = "application/x-www-form-urlencoded")
    {
        using var body = new ByteArrayContent(Encoding.ASCII.GetBytes(form));
        body.Headers.TryAddWithoutValidation("Content-Type", type);
        using var request = new HttpRequestMessage(HttpMethod.Post, PathOf(booking)) { Content = body };
        return await Api.SendAsync(request);
    }

    private async Task<DateTime?> StoppedAtAsync(BookingDto booking) =>
        await Ledger.ScalarAsync<object>(
            fixture.ConnectionString, "select reminders_stopped_at from bookings where id = $1", booking.Id) as DateTime?;
}
