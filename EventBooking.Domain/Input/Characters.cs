using System.Globalization;
using System.Text;

namespace EventBooking.Domain.Input;

/// <summary>Properties of characters that .NET does not know by name.</summary>
internal static class Characters
{
    private const char FirstWide = '\uFF01';
    private const char LastWide = '\uFF5E';

    public static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    public static bool IsVisible(Rune rune)
    {
        var category = Rune.GetUnicodeCategory(rune);
        return !(Rune.IsWhiteSpace(rune) || category is UnicodeCategory.Control || IsMark(rune) || IsIgnorable(rune) || IsBlank(rune));
    }

    /// <summary>Formats, and what else programs show as nothing: Default_Ignorable_Code_Point, yet unassigned ones included.</summary>
    public static bool IsIgnorable(Rune rune) => !rune.IsAscii && (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format || rune.Value
        is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or (>= 0x2060 and <= 0x206F) or 0x3164
        or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF));

    /// <summary>The text without white space and ignorable characters around it.</summary>
    public static string TrimIgnorable(string text)
    {
        var rest = text.AsSpan();
        while (Rune.DecodeFromUtf16(rest, out var rune, out var length) == System.Buffers.OperationStatus.Done && IsTrimmed(rune))
        {
            rest = rest[length..];
        }

        while (Rune.DecodeLastFromUtf16(rest, out var rune, out var length) == System.Buffers.OperationStatus.Done && IsTrimmed(rune))
        {
            rest = rest[..^length];
        }

        return rest.Length == text.Length ? text : rest.ToString();
    }

    /// <summary>The text with the full-width forms of ASCII, which East Asian keyboards write, in ASCII.</summary>
    public static string Narrow(string text) => text.AsSpan().ContainsAnyInRange(FirstWide, LastWide)
        ? string.Concat(text.Select(letter => letter is >= FirstWide and <= LastWide ? (char)(letter - FirstWide + '!') : letter))
        : text;

    private static bool IsTrimmed(Rune rune) => Rune.IsWhiteSpace(rune) || IsIgnorable(rune);

    // The empty pattern of Braille and the note without a head: symbols that show nothing.
    private static bool IsBlank(Rune rune) => rune.Value is 0x2800 or 0x1D159;
}
