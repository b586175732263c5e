using System.Text;
using EventBooking.Domain.Notifications;
using EventBooking.Notifier.Bookings;
using EventBooking.Notifier.Mail.Content;
using EventBooking.Notifier.Mail.Html;
using EventBooking.Presentation.Calendars;
using EventBooking.Presentation.CheckIn;
using EventBooking.Presentation.Localization;
using Microsoft.Extensions.Options;
using MimeKit;

namespace EventBooking.Notifier.Mail;

internal sealed class MailComposer(MailContents contents, MailHtml html, IOptions<MailOptions> options, TimeProvider time)
{
    private readonly MailboxAddress _from = Mailbox(options.Value.From, options.Value.FromName);
    private readonly string _domain = MailAddresses.AsciiDomain(Mailbox(options.Value.From, ""));
    private readonly MailboxAddress? _replyTo = string.IsNullOrEmpty(options.Value.ReplyTo)
        ? null
        : Mailbox(options.Value.ReplyTo, options.Value.FromName);

    /// <param name="notification">The notification; it has an e-mail address.</param>
    public async Task<MimeMessage> ComposeAsync(Notification notification, MailboxAddress to)
    {
        var content = contents.Of(notification);
        var message = new MimeMessage
        {
            Subject = HeaderText.Of(content.Subject),
            Date = time.GetUtcNow(),
            MessageId = $"{notification.DeliveryId}@{_domain}",
        };
        // A copy for each mail: a list of addresses listens to each of its members, so one that lives on keeps every mail that it
        // was ever in.
        message.From.Add(_from.Clone());
        message.To.Add(to);
        if (_replyTo is not null)
        {
            message.ReplyTo.Add(_replyTo.Clone());
        }

        MailHeaders.AddTo(message.Headers, content);
        message.Body = await BodyAsync(notification, content);
        return message;
    }

    private async Task<MimeEntity> BodyAsync(Notification notification, MailContent content)
    {
        var imageId = $"check-in.{notification.DeliveryId}@{_domain}";
        var page = MailParts.Text("html", await html.WriteAsync(content, imageId));
        var alternative = new MultipartAlternative
        {
            MailParts.Text("plain", PlainText.Of(content)),
            content.CheckInCode is { } code ? new MultipartRelated { page, MailParts.Image(QrImages.Png(code), imageId) } : page,
        };

        // A reminder changes nothing: an invitation sent again would only ask again.
        if (notification.Kind == NotificationKind.Reminder)
        {
            return alternative;
        }

        var (method, calendar) = CalendarOf(notification, content.Texts);
        alternative.Add(MailParts.Calendar(calendar, method));
        return new Multipart("mixed") { alternative, MailParts.CalendarFile(calendar) };
    }

    private (string Method, byte[] Text) CalendarOf(Notification notification, Texts texts)
    {
        // Of two entries with one UID calendars keep the one with the higher sequence: what is sent later must not seem older.
        var booking = notification.Details.Booking;
        var details = notification.Details with { Booking = booking with { Sequence = Math.Max(booking.Sequence, notification.Sequence) } };
        var sender = new CalendarMailbox(options.Value.FromName, _from.Address);
        var description = notification.Token is null ? texts.Mail.Of(notification.Kind).Heading : BookingNotes.Of(details, texts);
        var (method, text) = notification.IsEnd
            ? ("CANCEL", BookingCalendar.Cancel(details, sender, description, time.GetUtcNow()))
            : ("REQUEST", BookingCalendar.Request(details, sender, description, time.GetUtcNow()));
        return (method, Encoding.UTF8.GetBytes(text));
    }

    private static MailboxAddress Mailbox(string address, string name) =>
        MailAddresses.TryParse(address, name, out var mailbox)
            ? mailbox
            : throw new InvalidOperationException("A mail address in the settings is none.");
}
