using System.Globalization;
using System.Resources;
using EventBooking.Domain.Notifications;

namespace EventBooking.Presentation.Localization;

/// <summary>Text messages: {0} is the event's name, {1} when the slot begins, {2} the link to the booking.</summary>
public sealed class SmsTexts(CultureInfo culture) : TextSource(File, culture)
{
    internal static readonly ResourceManager File = Open("Sms");

    /// <summary>The text of a kind, under the kind's name; <see cref="NotificationKind.AddressRemoved"/>, only mailed, has none.</summary>
    public string Of(NotificationKind kind) => Get(kind.ToString());
}
