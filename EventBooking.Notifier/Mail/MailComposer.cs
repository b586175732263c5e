using System.Text;
using EventBooking.Notifier.Deliveries;
using EventBooking.Notifier.Mail.Content;
using EventBooking.Notifier.Mail.Html;
using EventBooking.Presentation.Calendars;
using EventBooking.Presentation.CheckIn;
using EventBooking.Presentation.Localization;
using Microsoft.Extensions.Options;
using MimeKit;

namespace EventBooking.Notifier.Mail;

/// <summary>Makes a mail of a notice.</summary>
/// <param name="contents">Puts it into words.</param>
/// <param name="html">Writes those as HTML.</param>
/// <param name="options">Who writes.</param>
/// <param name="time">The clock.</param>
internal sealed class MailComposer(MailContents contents, MailHtml html, IOptions<MailOptions> options, TimeProvider time)
{
    private readonly MailboxAddress _from = Mailbox(options.Value.From!, options.Value.FromName);
    private readonly string _domain = MailAddresses.AsciiDomain(Mailbox(options.Value.From!, ""));
    private readonly MailboxAddress? _replyTo = string.IsNullOrEmpty(options.Value.ReplyTo) ? null : Mailbox(options.Value.ReplyTo, options.Value.FromName);

    /// <summary>Composes it.</summary>
    /// <param name="notice">The notice; it has an e-mail address.</param>
    /// <param name="to">That address.</param>
    public async Task<MimeMessage> ComposeAsync(Notice notice, MailboxAddress to)
    {
        var content = contents.Of(notice);
        var message = new MimeMessage
        {
            Subject = HeaderText.Of(content.Subject),
            Date = time.GetUtcNow(),
            MessageId = $"{notice.DeliveryId}@{_domain}",
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
        message.Body = await BodyAsync(notice, content);
        return message;
    }

    private async Task<MimeEntity> BodyAsync(Notice notice, MailContent content)
    {
        var imageId = $"check-in.{notice.DeliveryId}@{_domain}";
        var page = MailParts.Text("html", await html.WriteAsync(content, imageId));
        var alternative = new MultipartAlternative
        {
            MailParts.Text("plain", PlainText.Of(content)),
            content.CheckInCode is { } code ? new MultipartRelated { page, MailParts.Image(QrImages.Png(code), imageId) } : page,
        };

        // A reminder changes nothing: an invitation sent again would only ask again.
        if (notice.Kind == NoticeKind.Reminder)
        {
            return alternative;
        }

        var (method, calendar) = CalendarOf(notice, content.Texts);
        alternative.Add(MailParts.Calendar(calendar, method));
        return new Multipart("mixed") { alternative, MailParts.CalendarFile(calendar) };
    }

    private (string Method, byte[] Text) CalendarOf(Notice notice, Texts texts)
    {
        // Of two entries with one UID calendars keep the one with the higher sequence: what is told later must not seem older.
        var booking = notice.Details.Booking;
        var details = notice.Details with { Booking = booking with { Sequence = Math.Max(booking.Sequence, notice.Sequence) } };
        var sender = new CalendarMailbox(options.Value.FromName, _from.Address);
        var description = BookingNotes.Of(details, texts);
        var (method, text) = notice.Kind.IsCancellation()
            ? ("CANCEL", BookingCalendar.Cancel(details, sender, description, time.GetUtcNow()))
            : ("REQUEST", BookingCalendar.Request(details, sender, description, time.GetUtcNow()));
        return (method, Encoding.UTF8.GetBytes(text));
    }

    private static MailboxAddress Mailbox(string address, string name) =>
        MailAddresses.TryParse(address, name, out var mailbox) ? mailbox : throw new InvalidOperationException("A mail address in the settings is none.");
}
