using EventBooking.Domain.Notifications;
using static EventBooking.UnitTests.Mail.MailSample;

namespace EventBooking.UnitTests.Mail;

public sealed class MaliciousTextTests
{
    private static readonly string[] Injected = ["Bcc", "X-Injected", "Content-Location"];

    public static TheoryData<string> Texts =>
    [
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "\"><a href=\"https://evil.example\">prize</a>",
        "&lt;b&gt; &amp;",
        "Ada\r\nBcc: victim@example.com\r\nX-Injected: 1\r\n\r\nbody",
        "Ada\nContent-Location: x",
        "=HYPERLINK(\"https://evil.example\")",
        "{0} {1} {99} {",
        "\u202Egnp.exe\u202C \u2066x",
        "=?utf-8?B?QmNjOiB4QGV4YW1wbGUuY29t?=",
        "a\u2028b\u2029c\u0085d",
        "ada@example.com, eve@example.com",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Whatever_a_name_holds_it_is_shown_as_text(string name)
    {
        var mail = await SendAndReadAsync(Notification(NotificationKind.BookingConfirmed, attendee: name, name: name, location: name));

        mail.Headers.Select(header => header.Field).Intersect(Injected, StringComparer.OrdinalIgnoreCase).ShouldBeEmpty();
        mail.To.Mailboxes.ShouldHaveSingleItem().Address.ShouldBe("ada@example.com");
        mail.Cc.Concat(mail.Bcc).ShouldBeEmpty();
        mail.Subject!.ShouldNotContain('\n');
        mail.Html().ShouldNotContain("<script");
        mail.Html().ShouldNotContain("<img src=x");
        mail.Html().ShouldNotContain("href=\"https://evil");
        MailReading.Essence(mail.VisibleText()).ShouldBe(MailReading.Essence(mail.Text()));
        foreach (var part in new[] { mail.Subject!, mail.Html(), mail.Text(), mail.To.ToString() })
        {
            part.ShouldNotContain('\u202E');
            part.ShouldNotContain('\u2028');
            part.ShouldNotContain('\u0085');
        }
    }

    [Fact]
    public async Task A_name_is_read_out_of_the_mail_as_it_was_written()
    {
        const string name = "<b>Ada</b> & \"Bob\" {0}";

        var mail = await SendAndReadAsync(Notification(NotificationKind.BookingConfirmed, attendee: name));

        mail.VisibleText().ShouldContain(name);
        mail.Text().ShouldContain($"Name: {name}");
        mail.To.Mailboxes.Single().Name.ShouldBe(name);
    }

    [Fact]
    public async Task A_name_of_another_direction_turns_nothing_around_it()
    {
        var mail = await SendAndReadAsync(Notification(NotificationKind.BookingConfirmed, attendee: "ليلى (1)", name: "אירוע 7"));

        mail.Text().ShouldContain("Hello \u2068ليلى (1)\u2069,");
        mail.Subject!.ShouldStartWith("Booking confirmed: \u2068אירוע 7\u2069, Sat");
        mail.Html().ShouldContain("<bdi>");
    }

    [Fact]
    public async Task The_longest_names_make_a_subject_that_can_be_read_and_lines_that_can_be_sent()
    {
        var notification = Notification(
            NotificationKind.BookingMoved,
            attendee: new string('ä', 255),
            name: new string('W', 255),
            location: string.Concat(Enumerable.Repeat("🎫", 255)));

        (await SendAndReadAsync(notification)).Subject!.Length.ShouldBeLessThan(130);
        using var wire = new MemoryStream();
        await (await ComposeAsync(notification)).WriteToAsync(wire);
        System.Text.Encoding.ASCII.GetString(wire.ToArray()).Split('\n').ShouldAllBe(line => line.Length <= 998);
    }
}
