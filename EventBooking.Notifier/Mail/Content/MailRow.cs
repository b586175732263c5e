namespace EventBooking.Notifier.Mail.Content;

/// <summary>One detail of a booking.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">The detail.</param>
/// <param name="IsOurs">Whether its text is written by us, in the mail's language; else it is text of anyone.</param>
public sealed record MailRow(string Label, string Value, bool IsOurs = false);
