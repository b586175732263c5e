using System.Text;

namespace EventBooking.Domain.Input;

/// <summary>Addresses of pages, of which mail programs make links.</summary>
internal static class WebAddress
{
    /// <summary>Whether the text has one, also in compatibility forms (<c>：//</c>).</summary>
    /// <param name="text">Storable text. What shows as nothing hides none: it may be taken out before the text is shown.</param>
    public static bool IsIn(string text)
    {
        var plain = Ascii.IsValid(text)
            ? text
            : string.Concat(text.EnumerateRunes().Where(rune => !Characters.IsIgnorable(rune))).Normalize(NormalizationForm.FormKC);
        return plain.Contains("://", StringComparison.Ordinal) || plain.Contains("www.", StringComparison.OrdinalIgnoreCase);
    }
}
