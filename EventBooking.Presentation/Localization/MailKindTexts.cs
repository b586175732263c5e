using EventBooking.Domain.Notifications;

namespace EventBooking.Presentation.Localization;

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
