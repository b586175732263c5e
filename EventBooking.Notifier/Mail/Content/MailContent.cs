using EventBooking.Presentation.Localization;

namespace EventBooking.Notifier.Mail.Content;

/// <summary>What a mail says, in its language. Its HTML and its plain text are both written of this, so they say the same.</summary>
public sealed record MailContent
{
    /// <summary>The texts of its language.</summary>
    public required Texts Texts { get; init; }

    /// <summary>Subject line.</summary>
    public required string Subject { get; init; }

    /// <summary>What a list of mails shows after the subject.</summary>
    public required string Preview { get; init; }

    /// <summary>Headline.</summary>
    public required string Heading { get; init; }

    /// <summary>Opening line; null for an address that was removed, which is not to learn whose booking it is now.</summary>
    public required Phrase? Greeting { get; init; }

    /// <summary>What happened.</summary>
    public required Phrase Body { get; init; }

    /// <summary>The booking as it is now; empty for an address that was removed.</summary>
    public required IReadOnlyList<MailRow> Rows { get; init; }

    /// <summary>The code to show at the door; null where there is nothing to attend any more.</summary>
    public required string? CheckInCode { get; init; }

    /// <summary>The booking's page; null for an address that was removed.</summary>
    public required string? Link { get; init; }

    /// <summary>Why this mail came.</summary>
    public required Phrase Why { get; init; }

    /// <summary>Where reminders are stopped; null in what is no reminder.</summary>
    public required string? StopRemindersLink { get; init; }
}
