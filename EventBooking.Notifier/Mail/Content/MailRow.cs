using EventBooking.Presentation.Localization;

namespace EventBooking.Notifier.Mail.Content;

/// <summary>One detail of a booking.</summary>
public sealed record MailRow
{
    private MailRow(string label, string value, bool isOurs) => (Label, Value, IsOurs) = (label, value, isOurs);

    /// <summary>What it is.</summary>
    public string Label { get; }

    /// <summary>The detail.</summary>
    public string Value { get; }

    /// <summary>Whether its text is written by us, in the mail's language; else its direction is its own.</summary>
    public bool IsOurs { get; }

    /// <summary>A detail that we put into words.</summary>
    public static MailRow Ours(string label, string value) => new(label, value, isOurs: true);

    /// <summary>A detail in the words of someone else.</summary>
    public static MailRow Theirs(string label, UntrustedText value) => new(label, value.Text, isOurs: false);
}
