namespace EventBooking.Infrastructure.Listing;

/// <summary>
/// Text as it is searched: without case, and by its grams, the pieces of two and of three UTF-16 units in it. Unlike words they serve
/// every script; two units find what is short, three are far more selective.
/// </summary>
internal static class SearchText
{
    // No text that is accepted holds it, so nothing is found across two fields.
    private const char Between = '\uFFFF';
    private const uint First = 0x9E37_79B1;
    private const uint Second = 0x85EB_CA6B;
    private const uint Third = 0xC2B2_AE35;

    /// <summary>The texts of an event that are searched, as one.</summary>
    public static string Of(string name, string? description, string? location) => Fold(string.Join(Between, name, description, location));

    /// <summary>A text without case. By way of capitals, so that both small sigmas are one.</summary>
    public static string Fold(string text) => text.ToUpperInvariant().ToLowerInvariant();

    public static short[] GramsOf(string folded)
    {
        var grams = new HashSet<short>(folded.Length);
        for (var i = 0; i + 1 < folded.Length; i++)
        {
            grams.Add(Gram(folded[i], folded[i + 1]));
            if (i + 2 < folded.Length)
            {
                grams.Add(Gram(folded[i], folded[i + 1], folded[i + 2]));
            }
        }

        return [.. grams.Order()];
    }

    /// <summary>Grams that each text has in which a query is found. Others may have them too.</summary>
    /// <param name="folded">The query, at least two UTF-16 units.</param>
    public static short[] GramsToFind(string folded) => folded.Length == 2
        ? [Gram(folded[0], folded[1])]
        : [.. Enumerable.Range(0, folded.Length - 2).Select(i => Gram(folded[i], folded[i + 1], folded[i + 2])).Distinct().Order()];

    // Two bytes: they make the index half as large, and what two grams share is sorted out when the text itself is looked at.
    private static short Gram(char first, char second) => Fold((first * First) ^ (second * Second));

    private static short Gram(char first, char second, char third) => Fold((first * First) ^ (second * Second) ^ (third * Third) ^ 1);

    private static short Fold(uint hash) => unchecked((short)((hash ^ (hash >> 15)) >> 8));
}
