using EventBooking.Notifier.Bookings;
using EventBooking.Presentation.Links;
using EventBooking.Presentation.Localization;

namespace EventBooking.Notifier.Sms;

internal sealed class SmsText(PublicLinks links)
{
    // What fits, with the link, into two messages of 153 characters each (3GPP TS 23.038, section 6.2.1).
    private const int NameLength = 40;

    public string Of(Notification notification)
    {
        var (booking, slot, owner) = notification.Details;
        var texts = Texts.In(Languages.Of(booking, owner));
        var name = UntrustedText.Of(ShortText.Of(Bidi.Clean(owner.Name), NameLength)).Isolated(texts.Culture);
        var when = $"{texts.Times.Start(slot, owner.TimeZone)} ({Bidi.Isolate(owner.TimeZone, texts.Culture)})";
        return string.Format(
            texts.Culture, texts.Sms.Of(notification.Kind), name, when,
            notification.Token is { } token ? links.Booking(token) : "");
    }
}
