namespace EventBooking.LocalServers;

/// <summary>A step of an SMTP conversation, for a <see cref="MailPolicy"/> to decide on.</summary>
/// <param name="Stage">Which step.</param>
/// <param name="Sender">The address in MAIL FROM; empty for the null sender and before it is known.</param>
/// <param name="Recipients">Those accepted so far; at <see cref="MailStage.Recipient"/> the one in question is last.</param>
/// <param name="Mail">What is kept, at <see cref="MailStage.Kept"/>; else null.</param>
public sealed record MailAttempt(MailStage Stage, string Sender, IReadOnlyList<string> Recipients, CaughtMail? Mail = null);
