using System.Globalization;
using System.Text;

namespace EventBooking.Presentation.Localization;

/// <summary>Text of people among ours: it must change neither the order nor the lines of what surrounds it (Unicode UAX #9).</summary>
public static class Bidi
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopIsolate = '\u2069';

    /// <summary>The text as one line, without characters that turn the order of what follows.</summary>
    public static string Clean(string text)
    {
        if (!text.Any(character => char.IsControl(character) || IsLineSeparator(character) || IsDirectional(character)))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!IsDirectional(character))
            {
                kept.Append(char.IsControl(character) || IsLineSeparator(character) ? ' ' : character);
            }
        }

        return kept.ToString();
    }

    /// <summary>
    /// The cleaned text, in an isolate if its direction may differ from what surrounds it. Not for HTML, which has <c>bdi</c>.
    /// </summary>
    public static string Isolate(string text, CultureInfo surroundings)
    {
        var kept = Clean(text);
        return surroundings.TextInfo.IsRightToLeft || kept.Any(MayBeRightToLeft) ? $"{FirstStrongIsolate}{kept}{PopIsolate}" : kept;
    }

    private static bool IsLineSeparator(char character) => character is '\u2028' or '\u2029';

    // Embeddings, overrides, isolates and their ends; the marks alone (U+200E, U+200F, U+061C) turn nothing.
    private static bool IsDirectional(char character) => character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    // Hebrew to Arabic Extended-A, their presentation forms, and the surrogates of U+10800..10FFF and U+1E800..1EFFF.
    private static bool MayBeRightToLeft(char character) => character
        is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC') or '\u200F'
        or '\uD802' or '\uD803' or '\uD83A' or '\uD83B';
}
