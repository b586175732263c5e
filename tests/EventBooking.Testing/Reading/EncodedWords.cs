using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EventBooking.Testing.Reading;

/// <summary>Reads header lines as mail programs do (RFC 2047, RFC 5322); shares no code with what writes them.</summary>
public static partial class EncodedWords
{
    /// <summary>
    /// What an unstructured line shows, such as a subject. Encoded words are decoded wherever they stand, as careless programs do.
    /// </summary>
    /// <param name="value">The line's value, unfolded.</param>
    public static string Text(string value)
    {
        // A character may not be parted, but programs that join the octets of neighbours would not notification: each word is decoded
        // alone.
        var joined = Between().Replace(value, "");
        return Word().Replace(joined, match => Decode(match.Groups["set"].Value, match.Groups["way"].Value, match.Groups["text"].Value));
    }

    /// <summary>The name beside a lone address; what is quoted stands as it is.</summary>
    /// <param name="value">The line's value, unfolded: <c>"Ada" &lt;ada@example.com&gt;</c>.</param>
    public static string DisplayName(string value)
    {
        var name = new StringBuilder();
        var phrase = value[..value.LastIndexOf('<')].TrimEnd();
        foreach (Match part in Part().Matches(phrase))
        {
            var quoted = part.Value[0] == '"';
            name.Append(quoted ? Unquote(part.Value) : Text(part.Value));
        }

        return name.ToString();
    }

    private static string Unquote(string quoted)
    {
        var inner = Escape().Replace(quoted[1..^1], match => match.Value[1..]);

        // No program may decode what is quoted, yet many do.
        return Word().IsMatch(inner) ? throw new FormatException($"Some programs would decode {quoted}") : inner;
    }

    private static string Decode(string set, string way, string text)
    {
        var octets = way is "b" or "B" ? Convert.FromBase64String(text) : Quoted(text);
        return Encoding.GetEncoding(set, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(octets);
    }

    private static byte[] Quoted(string text)
    {
        var octets = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            octets.Add(text[i] switch
            {
                '=' => byte.Parse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                '_' => (byte)' ',
                var other => (byte)other,
            });
            i += text[i] == '=' ? 2 : 0;
        }

        return [.. octets];
    }

    [GeneratedRegex(@"=\?(?<set>[^?\s]+)\?(?<way>[BbQq])\?(?<text>[^?\s]*)\?=", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"(?<==\?[^?\s]+\?[BbQq]\?[^?\s]*\?=)[ \t]+(?==\?[^?\s]+\?[BbQq]\?[^?\s]*\?=)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Between();

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"|[^\"]+", RegexOptions.NonBacktracking)]
    private static partial Regex Part();

    [GeneratedRegex(@"\\.", RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
