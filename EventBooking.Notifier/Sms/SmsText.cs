using EventBooking.Notifier.Deliveries;
using EventBooking.Presentation.Links;
using EventBooking.Presentation.Localization;

namespace EventBooking.Notifier.Sms;

/// <summary>Puts notices into few words.</summary>
/// <param name="links">Where links point.</param>
internal sealed class SmsText(PublicLinks links)
{
    // What fits, with the link, into two messages of 153 characters each (3GPP TS 23.038, section 6.2.1).
    private const int NameLength = 40;

    /// <summary>What the text message of a notice says.</summary>
    /// <param name="notice">The notice.</param>
    public string Of(Notice notice)
    {
        var (booking, slot, owner) = notice.Details;
        var texts = Texts.In(Languages.Of(booking, owner));
        var name = UntrustedText.Of(ShortText.Of(Bidi.Clean(owner.Name), NameLength)).Isolated(texts.Culture);
        var when = $"{texts.Times.Start(slot, owner.TimeZone)} ({Bidi.Isolate(owner.TimeZone, texts.Culture)})";
        return string.Format(texts.Culture, FormatOf(notice.Kind, texts.Sms), name, when, links.Booking(notice.Token));
    }

    private static string FormatOf(NoticeKind kind, SmsTexts texts) => kind switch
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
