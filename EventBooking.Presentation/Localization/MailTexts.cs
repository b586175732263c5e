using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace EventBooking.Presentation.Localization;

/// <summary>E-mails.</summary>
/// <param name="culture">The language.</param>
public sealed class MailTexts(CultureInfo culture) : TextSource(File, culture)
{
    internal static readonly ResourceManager File = Open("Mail");

    /// <summary>A booking was made.</summary>
    public MailKindTexts Confirmed => Kind();

    /// <summary>A booking moved to another slot.</summary>
    public MailKindTexts Moved => Kind();

    /// <summary>Details of a booking changed.</summary>
    public MailKindTexts Changed => Kind();

    /// <summary>A booking was cancelled.</summary>
    public MailKindTexts Cancelled => Kind();

    /// <summary>The event was cancelled.</summary>
    public MailKindTexts EventCancelled => Kind();

    /// <summary>The slot begins soon.</summary>
    public MailKindTexts Reminder => Kind();

    /// <summary>Opening line; {0} is a name.</summary>
    public string Greeting => Get();

    /// <summary>Why the mail was sent, in its foot; {0} is the event's name.</summary>
    public string Why => Get();

    /// <summary>Link that stops reminders.</summary>
    public string StopReminders => Get();

    private MailKindTexts Kind([CallerMemberName] string kind = "") => new(this, kind);
}
