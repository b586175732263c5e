using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace EventBooking.Domain.Input;

/// <summary>Text as it is kept: valid Unicode, normalized to NFC, without white space around it.</summary>
public static class UnicodeText
{
    // UAX #15, stream-safe text. No language needs more, and to normalize long runs takes time that grows with their square.
    private const int MarksInARow = 30;
    private const string NotStorable = "must be valid Unicode text without the characters U+0000, U+FFFE and U+FFFF";

    /// <summary>Makes the text that is kept of one that was sent.</summary>
    /// <param name="text">Any text, lone surrogates included.</param>
    /// <param name="kept">Without white space around it, and in NFC where nothing is wrong with it.</param>
    /// <param name="problem">What is wrong with it.</param>
    public static bool TryKeep(string text, out string kept, [NotNullWhen(false)] out string? problem)
    {
        kept = text.Trim();
        problem = Ascii.IsValid(kept) ? ProblemOfAscii(kept) : ProblemOf(kept);
        if (problem is null && kept.AsSpan().ContainsAnyInRange('\u0300', '\uffff'))
        {
            kept = kept.Normalize();
        }

        return problem is null;
    }

    /// <summary>Whether the text has more code points than that.</summary>
    public static bool IsLonger(string text, int length) => text.Length > length && text.EnumerateRunes().Count() > length;

    /// <summary>Whether anything of it can be seen: not where it is all spaces, controls, marks without a letter, or fillers.</summary>
    public static bool IsVisible(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Characters.IsVisible(rune))
            {
                return true;
            }
        }

        return false;
    }

    private static string? ProblemOfAscii(string text) => text.Contains('\0', StringComparison.Ordinal) ? NotStorable : null;

    private static string? ProblemOf(string text)
    {
        var marks = 0;
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != System.Buffers.OperationStatus.Done
                || rune.Value is 0 or 0xFFFE or 0xFFFF)
            {
                return NotStorable;
            }

            marks = Characters.IsMark(rune) ? marks + 1 : 0;
            if (marks > MarksInARow)
            {
                return $"must have at most {MarksInARow} combining marks in a row";
            }

            rest = rest[length..];
        }

        return null;
    }
}
