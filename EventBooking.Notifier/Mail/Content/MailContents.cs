using EventBooking.Domain.Notifications;
using EventBooking.Infrastructure.Tokens;
using EventBooking.Notifier.Bookings;
using EventBooking.Presentation.CheckIn;
using EventBooking.Presentation.Links;
using EventBooking.Presentation.Localization;

namespace EventBooking.Notifier.Mail.Content;

internal sealed class MailContents(PublicLinks links, CheckInCodes codes, StopReminderTokens stopTokens)
{
    // Mail programs show far less; what is cut is in the mail.
    private const int SubjectNameLength = 80;

    public MailContent Of(Notification notification)
    {
        var (booking, slot, owner) = notification.Details;
        var texts = Texts.In(Languages.Of(booking, owner));
        var kind = texts.Mail.Of(notification.Kind);
        var name = UntrustedText.Of(owner.Name);
        return new MailContent
        {
            Texts = texts,
            Subject = kind.Subject(
                UntrustedText.Of(ShortText.Of(Bidi.Clean(owner.Name), SubjectNameLength)).Isolated(texts.Culture),
                texts.Times.Start(slot, owner.TimeZone)),
            Preview = notification.Token is null ? kind.Heading : texts.Times.Span(slot, owner.TimeZone),
            Heading = kind.Heading,
            Greeting = notification.Token is null ? null : new Phrase(texts.Mail.Greeting, UntrustedText.Of(booking.AttendeeName)),
            Body = new Phrase(kind.Body, name),
            Rows = notification.Token is null ? [] : [.. RowsOf(notification, texts)],
            CheckInCode = notification.IsEnd ? null : codes.Create(booking.Id),
            Link = notification.Token is { } token ? links.Booking(token) : null,
            Why = new Phrase(texts.Mail.Why, name),
            StopRemindersLink = notification.Kind == NotificationKind.Reminder ? links.StopReminders(stopTokens.Create(booking.Id)) : null,
        };
    }

    private static IEnumerable<MailRow> RowsOf(Notification notification, Texts texts)
    {
        var (booking, slot, owner) = notification.Details;
        var labels = texts.Labels;
        yield return MailRow.Theirs(labels.Event, UntrustedText.Of(owner.Name));
        yield return MailRow.Ours(labels.When, texts.Times.Span(slot, owner.TimeZone));
        if (notification is { Kind: NotificationKind.BookingMoved, PreviousSlot: { } previous })
        {
            yield return MailRow.Ours(labels.PreviousTime, texts.Times.Span(previous, owner.TimeZone));
        }

        if (owner.Location is not null)
        {
            yield return MailRow.Theirs(labels.Where, UntrustedText.Of(owner.Location));
        }

        yield return MailRow.Theirs(labels.Name, UntrustedText.Of(booking.AttendeeName));
        yield return MailRow.Ours(labels.Seats, booking.PartySize.ToString(texts.Culture));
        yield return MailRow.Theirs(labels.Reference, UntrustedText.Of(booking.Id.ToString()));
    }
}
