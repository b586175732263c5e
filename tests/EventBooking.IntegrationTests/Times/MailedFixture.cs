using System.Globalization;
using System.Net;
using EventBooking.Testing.Mail;
using EventBooking.Testing.Reading;

namespace EventBooking.IntegrationTests.Times;

/// <summary>A database, an instance of the API, a notifier and a mail server; what is booked is read back wherever it is shown.</summary>
public sealed class MailedFixture : IAsyncLifetime
{
    private MailServer _mail = null!;
    private NotifierSystem _system = null!;
    private int _bookings;

    public ApiDriver Api => _system.Api;

    public string ConnectionString => _system.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        _mail = await MailServer.StartAsync();
        _system = await NotifierSystem.StartAsync(notifiers: 0);
        await _system.StartOwnChannelsAsync(
            ("Mail:Host", "127.0.0.1"),
            ("Mail:Port", _mail.Port.ToString(CultureInfo.InvariantCulture)),
            ("Mail:Security", "None"),
            ("Mail:From", "bookings@example.com"));
    }

    /// <summary>Books a slot. Returns all that says when it is: the page, the downloaded calendar, and the mail's parts.</summary>
    public async Task<IReadOnlyList<string>> TextsOfAsync(Guid slot, string language)
    {
        var address = $"guest{Interlocked.Increment(ref _bookings)}@example.com";
        var booked = await Api.SendAsync(
            HttpMethod.Post, "/api/v1/bookings", new { attendee_name = "Ada", time_slot_id = slot, email = address, language });
        var token = booked.ShouldBe<BookingDto>(HttpStatusCode.Created).BookingToken;
        await _system.RelayAsync();
        ReceivedMail? received = null;
        await Eventually.BeTrueAsync(() =>
            (received = _mail.Mails.SingleOrDefault(mail => mail.Recipients.Single() == address)) is not null);

        var mail = RawMail.Of(received!.Content);
        string[] texts =
        [
            WebUtility.HtmlDecode((await Api.GetAsync($"/b/{token}", language)).Body),
            Description(await Api.Http.GetByteArrayAsync($"/api/v1/bookings/{token}/calendar.ics")),
            mail.Part("text/plain").Text(),
            WebUtility.HtmlDecode(mail.Part("text/html").Text()),
            Description(mail.Part("text/calendar").Content()),
        ];
        // Versions of ICU differ in the kind of space before AM.
        return [.. texts.Select(text => text.Replace('\u202F', ' ').Replace('\u00A0', ' '))];
    }

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        await _mail.DisposeAsync();
    }

    private static string Description(byte[] calendar) => ReadCalendar.Of(calendar).Entries.Single()["DESCRIPTION"].Text;
}
