using System.Globalization;
using System.Text;

namespace EventBooking.Presentation.Localization;

/// <summary>Shortens names for lines that have little room.</summary>
public static class ShortText
{
    private const string Ellipsis = "...";

    /// <summary>
    /// The text, or its beginning and three dots. It is cut between words, and within a word where that is longer than half the room;
    /// no character of it, accents and joined emoji included, is cut apart.
    /// </summary>
    /// <param name="maxLength">Most characters as people count them, the dots included.</param>
    public static string Of(string text, int maxLength)
    {
        var starts = StringInfo.ParseCombiningCharacters(text);
        if (starts.Length <= maxLength)
        {
            return text;
        }

        var room = maxLength - Ellipsis.Length;
        var end = room;
        while (end > room / 2 && !ArePartable(RuneAt(text, starts[end - 1]), RuneAt(text, starts[end])))
        {
            end--;
        }

        return string.Concat(text.AsSpan(0, starts[end > room / 2 ? end : room]).TrimEnd(), Ellipsis);
    }

    private static Rune RuneAt(string text, int at) => Rune.TryGetRuneAt(text, at, out var rune) ? rune : Rune.ReplacementChar;

    private static bool ArePartable(Rune left, Rune right) =>
        Rune.IsWhiteSpace(left) || Rune.IsWhiteSpace(right) || IsWordOfItsOwn(left) || IsWordOfItsOwn(right);

    // Emoji, and letters of scripts without spaces: Thai to Lao, Myanmar, Khmer, kana and ideographs. Korean has spaces.
    private static bool IsWordOfItsOwn(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol || rune.Value
        is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) or (>= 0x2E80 and <= 0x312F)
        or (>= 0x3190 and <= 0xA4CF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF66 and <= 0xFF9F)
        or (>= 0x1B000 and <= 0x1B2FF) or (>= 0x20000 and <= 0x3FFFF);
}
