using EventBooking.Infrastructure.Tokens;
using EventBooking.Notifier.Deliveries;
using EventBooking.Presentation.CheckIn;
using EventBooking.Presentation.Links;
using EventBooking.Presentation.Localization;

namespace EventBooking.Notifier.Mail.Content;

/// <summary>Puts notices into words.</summary>
/// <param name="links">Where links point.</param>
/// <param name="codes">Makes check-in codes.</param>
/// <param name="stopTokens">Makes what can stop reminders.</param>
internal sealed class MailContents(PublicLinks links, CheckInCodes codes, StopReminderTokens stopTokens)
{
    // Mail programs show far less; what is cut is in the mail.
    private const int SubjectNameLength = 80;

    /// <summary>What the mail of a notice says.</summary>
    /// <param name="notice">The notice.</param>
    public MailContent Of(Notice notice)
    {
        var (booking, slot, owner) = notice.Details;
        var texts = Texts.In(Languages.Of(booking, owner));
        var kind = KindOf(notice.Kind, texts.Mail);
        var name = UntrustedText.Of(owner.Name);
        return new MailContent
        {
            Texts = texts,
            Subject = kind.Subject(
                UntrustedText.Of(ShortText.Of(Bidi.Clean(owner.Name), SubjectNameLength)).Isolated(texts.Culture),
                texts.Times.Start(slot, owner.TimeZone)),
            Preview = texts.Times.Span(slot, owner.TimeZone),
            Heading = kind.Heading,
            Greeting = new Phrase(texts.Mail.Greeting, UntrustedText.Of(booking.AttendeeName)),
            Body = new Phrase(kind.Body, name),
            Rows = [.. RowsOf(notice, texts)],
            CheckInCode = notice.Kind.IsCancellation() ? null : codes.Create(booking.Id),
            Link = links.Booking(notice.Token),
            Why = new Phrase(texts.Mail.Why, name),
            StopRemindersLink = notice.Kind == NoticeKind.Reminder ? links.StopReminders(stopTokens.Create(booking.Id)) : null,
        };
    }

    private static IEnumerable<MailRow> RowsOf(Notice notice, Texts texts)
    {
        var (booking, slot, owner) = notice.Details;
        var labels = texts.Labels;
        yield return MailRow.Theirs(labels.Event, UntrustedText.Of(owner.Name));
        yield return MailRow.Ours(labels.When, texts.Times.Span(slot, owner.TimeZone));
        if (notice is { Kind: NoticeKind.Moved, PreviousSlot: { } previous })
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

    private static MailKindTexts KindOf(NoticeKind kind, MailTexts texts) => kind switch
    {
        NoticeKind.Confirmed => texts.Confirmed,
        NoticeKind.Moved => texts.Moved,
        NoticeKind.Changed => texts.Changed,
        NoticeKind.Cancelled => texts.Cancelled,
        NoticeKind.EventCancelled => texts.EventCancelled,
        NoticeKind.Reminder => texts.Reminder,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };
}
