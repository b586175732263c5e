using System.Net;

namespace EventBooking.LocalServers;

/// <summary>The paths of MAIL and RCPT (RFC 5321, section 4.1.2; with RFC 6531 beyond ASCII).</summary>
internal static class SmtpPath
{
    private const int LongestLocalPart = 64;
    private const int LongestAddress = 254;
    private const string AtomSymbols = "!#$%&'*+-/=?^_`{|}~";

    /// <summary>Takes a path from the beginning of a text; a source route in it is left out, as the RFC wants.</summary>
    /// <param name="text">Such as <c>&lt;ada@example.org&gt; SIZE=100</c>.</param>
    /// <param name="address">Empty for the null sender.</param>
    /// <param name="parameters">What follows.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out string address, out string parameters)
    {
        (address, parameters) = ("", "");
        text = text.TrimStart(' ');
        var end = EndOf(text);
        if (end < 0 || (end + 1 < text.Length && text[end + 1] != ' '))
        {
            return false;
        }

        var path = text[1..end];
        if (path.StartsWith("@", StringComparison.Ordinal))
        {
            path = path[(path.IndexOf(':') + 1)..];
        }

        address = path.ToString();
        parameters = text[(end + 1)..].Trim(' ').ToString();
        return path.IsEmpty || path.Equals("postmaster", StringComparison.OrdinalIgnoreCase) || IsAddress(path);
    }

    private static int EndOf(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("<", StringComparison.Ordinal))
        {
            return -1;
        }

        var quoted = false;
        for (var i = 1; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when quoted:
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case '>' when !quoted:
                    return i;
            }
        }

        return -1;
    }

    private static bool IsAddress(ReadOnlySpan<char> address)
    {
        var at = address.LastIndexOf('@');
        return at > 0 && at <= LongestLocalPart && address.Length <= LongestAddress
            && (IsDotAtom(address[..at]) || IsQuoted(address[..at]))
            && (IsDomain(address[(at + 1)..]) || IsLiteral(address[(at + 1)..]));
    }

    private static bool IsDotAtom(ReadOnlySpan<char> text)
    {
        foreach (var atom in text.Split('.'))
        {
            if (text[atom].IsEmpty)
            {
                return false;
            }

            foreach (var character in text[atom])
            {
                if (!char.IsAsciiLetterOrDigit(character) && !AtomSymbols.Contains(character) && !IsBeyondAscii(character))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsQuoted(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] != '"' || text[^1] != '"')
        {
            return false;
        }

        for (var i = 1; i < text.Length - 1; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                return false;
            }

            if (i == text.Length - 1 || (text[i] is < ' ' or '\x7f') || (!char.IsAscii(text[i]) && !IsBeyondAscii(text[i])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDomain(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split('.'))
        {
            var label = text[range];
            if (label.IsEmpty || label.Length > 63 || label[0] == '-' || label[^1] == '-')
            {
                return false;
            }

            foreach (var character in label)
            {
                if (!char.IsAsciiLetterOrDigit(character) && character != '-' && !IsBeyondAscii(character))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsLiteral(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] != '[' || text[^1] != ']')
        {
            return false;
        }

        var literal = text[1..^1];
        return IPAddress.TryParse(literal.StartsWith("IPv6:", StringComparison.OrdinalIgnoreCase) ? literal[5..] : literal, out _);
    }

    // Not bytes that were no UTF-8, and nothing invisible but the joiners, which domains of some scripts have (RFC 5892, appendix A).
    private static bool IsBeyondAscii(char character) =>
        character > '\x9f' && character != '\ufffd' && !char.IsWhiteSpace(character)
        && (character is '\u200c' or '\u200d' || char.GetUnicodeCategory(character) != System.Globalization.UnicodeCategory.Format);
}
