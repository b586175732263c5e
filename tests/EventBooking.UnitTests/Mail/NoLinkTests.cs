using System.Net;
using EventBooking.Domain.Notifications;
using EventBooking.Notifier.Sms;
using static EventBooking.UnitTests.Mail.MailSample;

namespace EventBooking.UnitTests.Mail;

/// <summary>A message comes from us: nobody may put a link into it by calling himself or an event so.</summary>
public sealed class NoLinkTests
{
    private const string Bait = "http://evil.example www.evil.example eve@evil.example //evil.example";

    [Fact]
    public async Task No_part_of_a_mail_holds_a_link_of_a_stranger()
    {
        foreach (var kind in Enum.GetValues<NotificationKind>())
        {
            var mail = await SendAndReadAsync(Notification(kind, attendee: Bait, name: Bait, location: Bait));

            var calendar = mail.Part("text/calendar");
            string[] parts =
            [
                mail.Subject!, mail.Text(), mail.Html(),
                calendar is null ? "" : MailReading.TextOf(calendar).Replace("\r\n ", "", StringComparison.Ordinal),
            ];
            foreach (var part in parts)
            {
                part.ShouldNotContain("evil.e");
                part.ShouldNotContain("www.");
                part.ShouldNotContain("http:/");
                part.ShouldNotContain("eve@");
            }

            mail.Text().Replace("\u2060", "", StringComparison.Ordinal).ShouldContain($"Name: {Bait}");
        }
    }

    [Fact]
    public void A_text_message_holds_no_link_of_a_stranger() =>
        new SmsText(MailSample.Links)
            .Of(Notification(NotificationKind.BookingConfirmed, name: "www.evil.example"))
            .ShouldNotContain("evil.e");

    [Theory]
    [InlineData("J.R.Smith", "J.\u2060R.\u2060Smith")]
    [InlineData("Dr.med. St.Pierre", "Dr.\u2060med. St.\u2060Pierre")]
    [InlineData("ASP.NET evening", "ASP.\u2060NET evening")]
    public async Task A_name_with_dots_reads_as_ever(string name, string shown)
    {
        var mail = await SendAndReadAsync(Notification(NotificationKind.BookingConfirmed, attendee: name, name: name));

        mail.Text().ShouldContain($"Name: {shown}");
        mail.Text().ShouldContain($"Event: {shown}");
        WebUtility.HtmlDecode(mail.Html()).ShouldContain($"<bdi>{shown}</bdi>");
        mail.Subject!.ShouldContain(shown);
        mail.To.Mailboxes.Single().Name.ShouldBe(name);
    }
}
