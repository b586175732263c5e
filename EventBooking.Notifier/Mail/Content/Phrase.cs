using System.Globalization;
using EventBooking.Presentation.Localization;

namespace EventBooking.Notifier.Mail.Content;

/// <summary>A sentence of ours around a word of someone else.</summary>
/// <param name="Format">The sentence, with {0} once.</param>
public readonly record struct Phrase(string Format, UntrustedText Value)
{
    private const string Place = "{0}";

    /// <summary>What comes before the word.</summary>
    public string Before => Format[..Format.IndexOf(Place, StringComparison.Ordinal)];

    /// <summary>What comes after it.</summary>
    public string After => Format[(Format.IndexOf(Place, StringComparison.Ordinal) + Place.Length)..];

    /// <summary>As plain text.</summary>
    public string ToText(CultureInfo culture) => $"{Before}{Value.Isolated(culture)}{After}";
}
