using System.Globalization;
using System.Resources;

namespace EventBooking.Presentation.Localization;

/// <summary>Text messages: {0} is the event's name, {1} when the slot begins, {2} the link to the booking.</summary>
/// <param name="culture">The language.</param>
public sealed class SmsTexts(CultureInfo culture) : TextSource(File, culture)
{
    internal static readonly ResourceManager File = Open("Sms");

    /// <summary>A booking was made.</summary>
    public string Confirmed => Get();

    /// <summary>A booking moved to another slot.</summary>
    public string Moved => Get();

    /// <summary>Details of a booking changed.</summary>
    public string Changed => Get();

    /// <summary>A booking was cancelled.</summary>
    public string Cancelled => Get();

    /// <summary>The event was cancelled.</summary>
    public string EventCancelled => Get();

    /// <summary>The slot begins soon.</summary>
    public string Reminder => Get();
}
