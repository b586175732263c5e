namespace EventBooking.Api.Http;

/// <summary>Which names of members are so alike that one of them is likely a slip.</summary>
internal static class MemberNames
{
    // Of shorter names too many are one edit away that mean something else: date and rate.
    private const int MinLetters = 6;

    // Longer than any member with every separator doubled: whatever is longer was not mistyped, and is not worth the look.
    private const int MaxLength = 64;

    /// <summary>
    /// Whether one was sent in place of the other: they differ in case, <c>_</c> and <c>-</c> alone, or the known one has at least six
    /// letters and one was inserted, deleted or replaced, or two neighbours changed places.
    /// </summary>
    public static bool AreAlike(ReadOnlySpan<char> sent, ReadOnlySpan<char> known)
    {
        if (sent.Length > MaxLength)
        {
            return false;
        }

        Span<char> left = stackalloc char[MaxLength];
        Span<char> right = stackalloc char[MaxLength];
        left = Fold(sent, left);
        right = Fold(known, right);
        return left.SequenceEqual(right) || (right.Length >= MinLetters && IsOneEdit(left, right));
    }

    private static Span<char> Fold(ReadOnlySpan<char> name, Span<char> folded)
    {
        var length = 0;
        foreach (var letter in name)
        {
            if (letter is not ('_' or '-'))
            {
                folded[length++] = char.ToLowerInvariant(letter);
            }
        }

        return folded[..length];
    }

    private static bool IsOneEdit(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var start = left.CommonPrefixLength(right);
        var a = left[start..];
        var b = right[start..];
        return (a.Length - b.Length) switch
        {
            1 => a[1..].SequenceEqual(b),
            -1 => b[1..].SequenceEqual(a),
            0 => a.Length > 0
                && (a[1..].SequenceEqual(b[1..]) || (a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]))),
            _ => false,
        };
    }
}
