using EventBooking.Domain.Notifications;
using EventBooking.Notifier.Sms;
using EventBooking.Presentation.Localization;
using EventBooking.UnitTests.Mail;

namespace EventBooking.UnitTests.Sms;

public sealed class SmsTextTests
{
    public static TheoryData<int, string> All =>
    [
        .. Enum.GetValues<NotificationKind>().Except([NotificationKind.AddressRemoved])
            .SelectMany(_ => Languages.All, (kind, culture) => ((int)kind, culture.Name)),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void A_text_message_has_what_when_and_the_link(int kind, string language)
    {
        var text = new SmsText(MailSample.Links).Of(MailSample.Notification((NotificationKind)kind, language));

        text.ShouldContain("Bookbinding workshop");
        text.ShouldContain("2031");
        text.ShouldContain("Europe/Berlin");
        text.ShouldEndWith($"https://tickets.example.com/b/{MailSample.Token}");
        text.Length.ShouldBeLessThanOrEqualTo(230);
    }

    [Fact]
    public void In_English_it_reads_so() =>
        new SmsText(MailSample.Links).Of(MailSample.Notification(NotificationKind.BookingConfirmed)).ShouldBe(
        "Booking confirmed: Bookbinding workshop, Sat, 14 Jun 2031, 09:00 (Europe/Berlin). "
            + $"https://tickets.example.com/b/{MailSample.Token}");

    [Fact]
    public void A_long_or_broken_name_leaves_one_short_line()
    {
        var text = new SmsText(MailSample.Links).Of(
            MailSample.Notification(NotificationKind.BookingConfirmed, name: $"Line\r\n{new string('w', 250)}"));

        text.ShouldStartWith("Booking confirmed: Line  wwwwww");
        text.ShouldContain("www..., Sat");
        text.ShouldNotContain('\n');
    }

    [Theory]
    [InlineData("Short", 10, "Short")]
    [InlineData("Exactly 10", 10, "Exactly 10")]
    [InlineData("Longer than ten", 10, "Longer...")]
    [InlineData("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 4, "👩‍👩‍👧...")]
    public void A_text_is_cut_between_characters(string text, int length, string expected) => ShortText.Of(text, length).ShouldBe(expected);
}
