using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EventBooking.Domain.Input;

/// <summary>Telephone numbers as people paste them.</summary>
internal static partial class PhoneNumber
{
    /// <summary>The number in ASCII: plain digits, spaces and dashes, without <c>tel:</c> and what shows as nothing.</summary>
    public static string Clean(string pasted)
    {
        var text = (Ascii.IsValid(pasted) ? pasted : InAscii(pasted)).Trim();
        return text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? text["tel:".Length..].Trim() : text;
    }

    /// <summary>3 to 15 digits (ITU-T E.164), in whatever way people group them.</summary>
    public static bool IsNumber(string text)
    {
        var (digits, isInternational) = (0, false);
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character))
            {
                digits++;
            }
            else if (character == '+' && digits == 0 && !isInternational)
            {
                isInternational = true;
            }
            else if (!" ()./-".Contains(character, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return digits is >= 3 and <= 15;
    }

    /// <summary>Whether it has an extension: <c>ext. 12</c>, <c>x12</c>, <c>#12</c>, <c>;ext=12</c> or the like in any language.</summary>
    public static bool HasExtension(string text) =>
        Extension().Match(text) is { Success: true } match && IsNumber(match.Groups["number"].Value);

    private static string InAscii(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in Characters.Narrow(text).EnumerateRunes().Where(rune => !Characters.IsIgnorable(rune)))
        {
            kept.Append(Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.DecimalDigitNumber => new Rune('0' + (int)Rune.GetNumericValue(rune)),
                UnicodeCategory.SpaceSeparator => new Rune(' '),
                UnicodeCategory.DashPunctuation => new Rune('-'),
                _ => IsUsedAsDash(rune) ? new Rune('-') : rune,
            });
        }

        return kept.ToString();
    }

    // Minus, hyphen bullet, and the long-vowel marks that Japanese keyboards write with the key for a dash.
    private static bool IsUsedAsDash(Rune rune) => rune.Value is 0x2212 or 0x2043 or 0x30FC or 0xFF70;

    [GeneratedRegex(
        @"^(?<number>[ ()./+0-9-]*[0-9][ ()./-]*)[^ ()./+0-9-][^+0-9]*(?:[0-9][ -]?){1,7}[)#]?\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Extension();
}
