using System.Globalization;
using EventBooking.Domain.Notifications;
using EventBooking.Presentation.CheckIn;
using EventBooking.Presentation.Localization;
using MimeKit;
using static EventBooking.UnitTests.Mail.MailSample;

namespace EventBooking.UnitTests.Mail;

public sealed class CompositionTests
{
    public static TheoryData<int, string> All =>
        [.. AboutBookings.SelectMany(_ => Languages.All, (kind, culture) => ((int)kind, culture.Name))];

    public static TheoryData<int> Kinds => [.. AboutBookings.Select(kind => (int)kind)];

    private static IEnumerable<NotificationKind> AboutBookings =>
        Enum.GetValues<NotificationKind>().Except([NotificationKind.AddressRemoved]);

    public static TheoryData<string> Tags => [.. Languages.All.Select(culture => culture.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Html_and_text_say_the_same_in_the_bookings_language(int kind, string language)
    {
        var texts = Texts.In(CultureInfo.GetCultureInfo(language));

        var mail = await SendAndReadAsync(Notification((NotificationKind)kind, language));

        mail.Body!.Headers[HeaderId.ContentLanguage].ShouldBe(language);
        mail.Html().ShouldContain($"<html lang=\"{language}\" dir=\"{texts.Direction}\">");
        mail.Html().ShouldContain($">{texts.Labels.ViewBooking}</a>", customMessage: "Letters of every script are written as they are.");
        mail.Html().ShouldNotContain("<script");
        mail.Html().ShouldNotContain("src=\"http");
        MailReading.Essence(mail.VisibleText()).ShouldBe(MailReading.Essence(mail.Text()));
        mail.Text().ShouldContain("Ada Lovelace");
        mail.Text().ShouldContain("Museum of Paper, Berlin");
        mail.Text().ShouldContain("Europe/Berlin, UTC+02:00");
        mail.Text().ShouldContain($"https://tickets.example.com/b/{Token}");
        mail.Html().ShouldContain($"href=\"https://tickets.example.com/b/{Token}\"");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_head_says_who_writes_and_that_a_machine_does(int kind)
    {
        var mail = await SendAndReadAsync(Notification((NotificationKind)kind), replyTo: "desk@example.com");

        mail.From.ToString().ShouldBe("\"Museum\" <bookings@example.com>");
        mail.ReplyTo.Mailboxes.Single().Address.ShouldBe("desk@example.com");
        mail.To.ToString().ShouldBe("\"Ada Lovelace\" <ada@example.com>");
        mail.MessageId.ShouldBe($"{DeliveryId}@example.com");
        mail.Date.ShouldBe(Now);
        mail.Headers[HeaderId.AutoSubmitted].ShouldBe("auto-generated");
        mail.Headers["X-Auto-Response-Suppress"].ShouldBe("All");
        mail.Subject!.ShouldContain("Bookbinding workshop, Sat, 14 Jun 2031, 09:00");
        mail.ToString().ShouldNotContain("organizer@example.com");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Only_reminders_can_be_stopped_with_one_click(int kind)
    {
        var mail = await SendAndReadAsync(Notification((NotificationKind)kind));

        var isReminder = (NotificationKind)kind == NotificationKind.Reminder;
        (mail.Headers[HeaderId.ListUnsubscribe] is not null).ShouldBe(isReminder);
        mail.Headers[HeaderId.ListUnsubscribePost].ShouldBe(isReminder ? "List-Unsubscribe=One-Click" : null);
        mail.Text().Contains("/reminders/stop", StringComparison.Ordinal).ShouldBe(isReminder);
        mail.Html().Contains("/reminders/stop", StringComparison.Ordinal).ShouldBe(isReminder);
    }

    [Fact]
    public async Task The_link_that_stops_reminders_can_do_nothing_else()
    {
        var mail = await SendAndReadAsync(Notification(NotificationKind.Reminder));

        var link = mail.Headers[HeaderId.ListUnsubscribe]!;
        link.ShouldStartWith("<https://tickets.example.com/b/");
        link.ShouldEndWith("/reminders/stop>");
        link.ShouldNotContain(Token);
        StopTokens.TryRead(link.Split('/')[^3], out var booking).ShouldBeTrue();
        booking.ShouldBe(BookingId);
        mail.Text().ShouldContain(link.Trim('<', '>'));
        mail.Html().ShouldContain($"href=\"{link.Trim('<', '>')}\"");
        mail.Headers.ToList().ShouldAllBe(header => !header.Value.Contains(Token, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Whoever_may_come_gets_a_code_for_the_door_and_no_more_than_that(int kind)
    {
        var mail = await SendAndReadAsync(Notification((NotificationKind)kind));

        var code = Codes.Create(BookingId);
        var image = mail.Part("image/png");
        if ((NotificationKind)kind is NotificationKind.BookingCancelled or NotificationKind.EventCancelled)
        {
            image.ShouldBeNull();
            mail.Text().ShouldNotContain("EB1.");
            return;
        }

        MailReading.BytesOf(image.ShouldNotBeNull()).ShouldBe(QrImages.Png(code));
        image.ContentDisposition!.Disposition.ShouldBe("inline");
        mail.Html().ShouldContain($"src=\"cid:{image.ContentId}\"");
        mail.Html().ShouldContain("alt=\"QR code for check-in\"");
        mail.Text().ShouldContain(code);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_calendar_hears_of_each_change_and_never_of_the_token(int kind)
    {
        var mail = await SendAndReadAsync(Notification((NotificationKind)kind));

        var entry = mail.Part("text/calendar");
        if ((NotificationKind)kind == NotificationKind.Reminder)
        {
            entry.ShouldBeNull();
            return;
        }

        var method = (NotificationKind)kind is NotificationKind.BookingCancelled or NotificationKind.EventCancelled ? "CANCEL" : "REQUEST";
        entry.ShouldNotBeNull().ContentType.Parameters["method"].ShouldBe(method);
        entry.ContentType.Charset.ShouldBe("utf-8");
        var text = MailReading.TextOf(entry);
        text.ShouldContain($"METHOD:{method}\r\n");
        text.ShouldContain($"UID:{BookingId}@eventbooking\r\n");
        text.ShouldContain((NotificationKind)kind == NotificationKind.EventCancelled ? "SEQUENCE:4\r\n" : "SEQUENCE:3\r\n");
        text.ShouldContain("mailto:bookings@example.com\r\n");
        text.Replace("\r\n ", "", StringComparison.Ordinal).ShouldNotContain(Token);
        text.ShouldNotContain("EB1.");
        var file = mail.Attachments.ShouldHaveSingleItem().ShouldBeOfType<MimePart>();
        file.FileName.ShouldBe("invite.ics");
        MailReading.TextOf(file).ShouldBe(text);
    }

    [Fact]
    public async Task The_calendar_says_what_a_download_says_and_a_name_turns_nothing_around()
    {
        var notification = Notification(NotificationKind.BookingConfirmed, attendee: "Ada \u202Egnp");

        var text = MailReading.TextOf(
            (await SendAndReadAsync(notification)).Part("text/calendar")!).Replace("\r\n ", "", StringComparison.Ordinal);

        text.ShouldContain("Name: Ada gnp\\nSeats: 2 seats\\n");
    }

    [Fact]
    public async Task Parts_are_nested_so_that_each_program_shows_the_best_it_knows()
    {
        var mail = await SendAndReadAsync(Notification(NotificationKind.BookingConfirmed));

        var mixed = mail.Body.ShouldBeOfType<Multipart>();
        mixed.ContentType.MimeType.ShouldBe("multipart/mixed");
        var alternative = mixed[0].ShouldBeOfType<MultipartAlternative>();
        alternative.Select(part => part.ContentType.MimeType).ShouldBe(["text/plain", "multipart/related", "text/calendar"]);
        alternative[1].ShouldBeOfType<MultipartRelated>().Select(part => part.ContentType.MimeType).ShouldBe(["text/html", "image/png"]);
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public async Task An_address_that_was_removed_learns_nothing_of_the_booking_but_that(string language)
    {
        var mail = await SendAndReadAsync(
            Notification(NotificationKind.AddressRemoved, language, attendee: "ada@example.com") with { Token = null });

        mail.Text().ShouldContain("Bookbinding workshop");
        MailReading.Essence(mail.VisibleText()).ShouldBe(MailReading.Essence(mail.Text()));
        mail.Part("image/png").ShouldBeNull();
        mail.ToString().ShouldNotContain("/b/");
        mail.ToString().ShouldNotContain("2031, 09:00");
        var entry = MailReading.TextOf(mail.Part("text/calendar").ShouldNotBeNull()).Replace("\r\n ", "", StringComparison.Ordinal);
        entry.ShouldContain("METHOD:CANCEL\r\n");
        entry.ShouldContain($"UID:{BookingId}@eventbooking\r\n");
        entry.ShouldContain("SEQUENCE:4\r\n");
        entry.ShouldContain("mailto:ada@example.com\r\n");
    }

    [Fact]
    public async Task A_move_says_the_old_time_and_the_new()
    {
        var mail = await SendAndReadAsync(Notification(NotificationKind.BookingMoved));

        mail.Text().ShouldContain("When: Saturday, 14 June 2031, 09:00–12:00 (Europe/Berlin, UTC+02:00)");
        mail.Text().ShouldContain("Previously: Saturday, 14 June 2031, 14:00–17:00 (Europe/Berlin, UTC+02:00)");
    }

    [Fact]
    public async Task What_is_not_known_is_left_out()
    {
        var mail = await SendAndReadAsync(Notification(NotificationKind.BookingMoved, location: null) with { PreviousSlot = null });

        mail.Text().ShouldNotContain("Where:");
        mail.Text().ShouldNotContain("Previously:");
    }

    [Fact]
    public async Task Each_try_makes_the_same_mail()
    {
        var notification = Notification(NotificationKind.BookingConfirmed);

        (await ComposeAsync(notification)).MessageId.ShouldBe((await ComposeAsync(notification)).MessageId);
    }

    [Fact]
    public async Task Many_are_composed_at_once()
    {
        var notifications = Enumerable.Range(0, 200)
            .Select(i => Notification(NotificationKind.BookingConfirmed, Languages.All[i % 7].Name, attendee: $"Guest {i}"))
            .ToList();

        var mails = await Task.WhenAll(notifications.Select(notification => Task.Run(() => ComposeAsync(notification))));

        mails.Zip(notifications).ShouldAllBe(
            pair => pair.First.Html().Contains($"<bdi>{pair.Second.Details.Booking.AttendeeName}</bdi>", StringComparison.Ordinal));
    }
}
