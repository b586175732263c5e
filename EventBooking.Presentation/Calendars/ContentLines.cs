using System.Text;

namespace EventBooking.Presentation.Calendars;

/// <summary>The lines of a calendar (RFC 5545, section 3.1).</summary>
internal static class ContentLines
{
    private const int MaxOctets = 75;
    private const string Fold = "\r\n ";

    /// <summary>
    /// Folds a text again, between whole characters. The library folds between UTF-16 units: half an emoji at the end of a line becomes
    /// U+FFFD once it is written as UTF-8 (https://github.com/ical-org/ical.net/issues/693). In UTF-16 its folds come out without a loss,
    /// as no value holds a line break of its own. To be taken out once the library folds between characters.
    /// </summary>
    public static string Refold(string text)
    {
        var unfolded = text.Replace(Fold, "", StringComparison.Ordinal);
        var folded = new StringBuilder(text.Length + (text.Length / 32));
        var (start, at, octets) = (0, 0, 0);
        foreach (var rune in unfolded.EnumerateRunes())
        {
            octets = rune.Value is '\r' or '\n' ? 0 : octets + rune.Utf8SequenceLength;
            if (octets > MaxOctets)
            {
                folded.Append(unfolded, start, at - start).Append(Fold);
                (start, octets) = (at, rune.Utf8SequenceLength + 1);
            }

            at += rune.Utf16SequenceLength;
        }

        return folded.Append(unfolded, start, unfolded.Length - start).ToString();
    }
}
