using System.Globalization;
using System.Resources;
using EventBooking.Domain.Notifications;

namespace EventBooking.Presentation.Localization;

/// <summary>E-mails.</summary>
public sealed class MailTexts(CultureInfo culture) : TextSource(File, culture)
{
    internal static readonly ResourceManager File = Open("Mail");

    /// <summary>What the mails of a kind say. The names of their texts begin with the kind's.</summary>
    public MailKindTexts Of(NotificationKind kind) => new(this, kind);

    /// <summary>Opening line; {0} is a name.</summary>
    public string Greeting => Get();

    /// <summary>Why the mail was sent, in its foot; {0} is the event's name.</summary>
    public string Why => Get();

    /// <summary>Link that stops reminders.</summary>
    public string StopReminders => Get();
}

/// <summary>What one kind of mail says.</summary>
public readonly struct MailKindTexts(MailTexts texts, NotificationKind kind)
{
    /// <summary>Headline.</summary>
    public string Heading => texts.Get($"{kind}.Heading");

    /// <summary>What happened, in a sentence or two; {0} is the event's name.</summary>
    public string Body => texts.Get($"{kind}.Body");

    /// <summary>Subject line.</summary>
    public string Subject(string eventName, string when) => texts.Format($"{kind}.Subject", eventName, when);
}
