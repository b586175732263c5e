using System.Buffers;
using System.Globalization;
using System.Text;

namespace EventBooking.Presentation.Localization;

/// <summary>
/// Puts word joiners (U+2060, invisible) where mail programs would see an address of the web or of a mailbox. They go by dots
/// between letters, by <c>www.</c>, by a scheme and its colon, by two slashes, and by <c>@</c>; none of them has a list of endings that
/// could be relied on, so <c>ASP.NET</c> is treated as any host.
/// </summary>
internal static class LinkBreaks
{
    private const char Joiner = '\u2060';

    // With the dots that stand for one in a domain name (UTS #46): a program that links those must find none either.
    private static readonly SearchValues<char> Dots = SearchValues.Create(".\u2024\u3002\uFE52\uFF0E\uFF61");
    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create(
        "+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    private static readonly SearchValues<char> Marks = SearchValues.Create(".\u2024\u3002\uFE52\uFF0E\uFF61:@/\\");

    public static string In(string text)
    {
        if (!text.AsSpan().ContainsAny(Marks))
        {
            return text;
        }

        var broken = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var (before, after) = At(text, i);
            broken.Append(Joiner, before ? 1 : 0).Append(text[i]).Append(Joiner, after ? 1 : 0);
        }

        return broken.ToString();
    }

    private static (bool Before, bool After) At(string text, int at)
    {
        var (previous, next) = (at == 0 ? ' ' : text[at - 1], at == text.Length - 1 ? ' ' : text[at + 1]);
        var isInWord = !char.IsWhiteSpace(previous) && !char.IsWhiteSpace(next);
        return text[at] switch
        {
            '@' => (isInWord, isInWord),
            ':' when !char.IsWhiteSpace(next) && EndsScheme(text.AsSpan(0, at)) => (true, true),
            '/' or '\\' => (false, next is '/' or '\\'),
            // A joiner must not part a dot from the accents on it.
            var dot when isInWord && Dots.Contains(dot) && !Dots.Contains(next) && !IsAccent(text, at + 1) =>
                (EndsPrefix(text.AsSpan(0, at)), true),
            _ => (false, false),
        };
    }

    // 10:30 is none.
    private static bool EndsScheme(ReadOnlySpan<char> text)
    {
        var scheme = text[(text.LastIndexOfAnyExcept(SchemeCharacters) + 1)..];
        return scheme.ContainsAnyInRange('a', 'z') || scheme.ContainsAnyInRange('A', 'Z');
    }

    // Thunderbird needs no more than these four characters; what follows may hold joiners, which a resolver drops.
    private static bool EndsPrefix(ReadOnlySpan<char> text) =>
        text.EndsWith("www", StringComparison.OrdinalIgnoreCase) || text.EndsWith("ftp", StringComparison.OrdinalIgnoreCase);

    private static bool IsAccent(string text, int at) => CharUnicodeInfo.GetUnicodeCategory(text, at)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
