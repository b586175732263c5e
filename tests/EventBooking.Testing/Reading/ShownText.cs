namespace EventBooking.Testing.Reading;

/// <summary>What is left of a text where it is shown.</summary>
public static class ShownText
{
    /// <summary>
    /// The text less what may be added or left out wherever text is shown: word joiners, bidirectional controls, and what is no character
    /// but a break, which counts as a space.
    /// </summary>
    public static string Bare(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Concat(text
            .Where(character => character is not ('\u2060' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))
            .Select(character => char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character)).Trim();
    }

    /// <summary>
    /// The same of a name beside an address, whose words are apart by any amount and kind of space (RFC 5322, section 3.2.2).
    /// </summary>
    public static string BareWords(string text) => string.Join(' ', Bare(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The same of a text of several lines, however they end.</summary>
    public static string BareLines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Bare(text.ReplaceLineEndings("\n"));
    }
}
