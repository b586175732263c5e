using System.Text;

namespace EventBooking.Notifier.Mail;

/// <summary>Text for a header line of a mail.</summary>
internal static class HeaderText
{
    // As base64 60 characters, and with the 12 around them 72 of the 75 that an encoded word may have (RFC 2047, section 2).
    private const int MaxOctets = 45;

    // What fits into a line with all that stands before it.
    private const int MaxWord = 60;

    /// <summary>
    /// The text, for MimeKit to write. Plain words stand as they are. All else is encoded here as a whole, and what comes out stands as it
    /// is: MimeKit leaves what looks like an encoded word for mail programs to decode, and adds or drops spaces where it has to part a
    /// word, or goes from one way of writing to another within one.
    /// </summary>
    public static string Of(string text) => IsPlain(text) ? text : string.Join(' ', Portions(text).Select(Encode));

    /// <summary>
    /// The name beside an address. Where the address takes UTF-8 (RFC 6532) MimeKit decodes what was encoded and writes that as it stands:
    /// there an invisible word joiner parts what looks like an encoded word.
    /// </summary>
    /// <param name="isUtf8">Whether the address takes UTF-8.</param>
    public static string Name(string name, bool isUtf8) => Of(isUtf8 ? name.Replace("=?", "=\u2060?", StringComparison.Ordinal) : name);

    private static bool IsPlain(string text) =>
        Ascii.IsValid(text)
        && !text.Contains("=?", StringComparison.Ordinal)
        && text.Split(' ').All(word => word.Length is > 0 and <= MaxWord);

    private static string Encode(string portion) => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(portion))}?=";

    // Each holds whole characters (RFC 2047, section 5).
    private static IEnumerable<string> Portions(string text)
    {
        var (start, at, octets) = (0, 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            octets += rune.Utf8SequenceLength;
            if (octets > MaxOctets)
            {
                yield return text[start..at];
                (start, octets) = (at, rune.Utf8SequenceLength);
            }

            at += rune.Utf16SequenceLength;
        }

        yield return text[start..];
    }
}
