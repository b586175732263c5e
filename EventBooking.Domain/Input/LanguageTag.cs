using System.Collections;
using System.Text;
using System.Text.RegularExpressions;

namespace EventBooking.Domain.Input;

/// <summary>Tags (BCP 47) of languages that exist: in ISO 639-1, -3 and -5 or the IANA registry, whatever ICU knows.</summary>
internal static partial class LanguageTag
{
    private const int Letters = 27;
    private static readonly BitArray Languages = Load();

    /// <summary>Whether the tag is well-formed and its language exists.</summary>
    /// <remarks>What names none (<c>und</c>, <c>mul</c>, <c>mis</c>, <c>zxx</c>, private codes) does not.</remarks>
    public static bool IsKnown(string tag)
    {
        var end = tag.IndexOf('-', StringComparison.Ordinal);
        var language = end < 0 ? tag.AsSpan() : tag.AsSpan(0, end);
        return IndexOf(language) is { } index && Languages[index] && (end < 0 || (Ascii.IsValid(tag) && WellFormed().IsMatch(tag)));
    }

    private static int? IndexOf(ReadOnlySpan<char> code)
    {
        var index = 0;
        foreach (var letter in code)
        {
            if (!char.IsAsciiLetter(letter))
            {
                return null;
            }

            index = (index * Letters) + (letter | ' ') - 'a' + 1;
        }

        return code.Length is 2 or 3 ? index : null;
    }

    // "de:.fg" stands for de, def and deg.
    private static BitArray Load()
    {
        var languages = new BitArray(Letters * Letters * Letters);
        using var reader = new StreamReader(typeof(LanguageTag).Assembly.GetManifestResourceStream("languages.txt")
            ?? throw new InvalidOperationException("The list of languages is missing."));
        foreach (var group in reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var last in group.AsSpan(3))
            {
                var code = last == '.' ? group[..2] : $"{group[..2]}{last}";
                languages[IndexOf(code) ?? throw new InvalidOperationException("The list of languages is wrong.")] = true;
            }
        }

        return languages;
    }

    // RFC 5646, section 2.1: language and its extensions, script, region, variants, extensions, private use.
    [GeneratedRegex(
        @"^[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
        + @"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex WellFormed();
}
