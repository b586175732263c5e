using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace EventBooking.Domain.Input;

/// <summary>An e-mail address that mail can be sent to: the one rule for what is accepted and for what is mailed.</summary>
public sealed record EmailAddress
{
    // RFC 5321, section 4.5.3.1, in octets.
    private const int LongestLocalPart = 64;
    private const int LongestLabel = 63;
    private static readonly SearchValues<char> LocalAscii =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.!#$%&'*+/=?^_`{|}~-");

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private EmailAddress(string localPart, string domain) => (LocalPart, Domain) = (localPart, domain);

    /// <summary>What stands before the @, in quotes where mail servers want it so: <c>"a..b"</c>.</summary>
    public string LocalPart { get; }

    /// <summary>The domain in ASCII (RFC 5891).</summary>
    public string Domain { get; }

    /// <summary>Reads a bare address, as it is kept: in NFC, with nothing around it.</summary>
    /// <returns>False where no mail can be sent to it.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out EmailAddress? address)
    {
        address = null;
        var at = text?.LastIndexOf('@') ?? 0;
        if (text is null || text.Length > Limits.EmailLength || at <= 0)
        {
            return false;
        }

        var local = text.AsSpan(0, at);
        if (!IsLocalPart(local) || DomainOf(text[(at + 1)..]) is not { } domain)
        {
            return false;
        }

        var read = new EmailAddress(IsDotAtom(local) ? local.ToString() : $"\"{local}\"", domain);
        var octets = Encoding.UTF8.GetByteCount(read.LocalPart);
        address = octets <= LongestLocalPart && octets + 1 + domain.Length <= Limits.EmailLength ? read : null;
        return address is not null;
    }

    /// <summary>The address as a mail server takes it.</summary>
    public override string ToString() => $"{LocalPart}@{Domain}";

    /// <summary>The address in what people paste: without <c>mailto:</c>, wide letters, and what shows as nothing around it.</summary>
    internal static string Clean(string pasted)
    {
        var text = Characters.TrimIgnorable(Characters.Narrow(pasted));
        return text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? text["mailto:".Length..] : text;
    }

    // As HTML's e-mail field has it, with letters, marks and digits of every script; a leading mark would change what stands
    // before the address.
    private static bool IsLocalPart(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExcept(LocalAscii))
        {
            return true;
        }

        var isFirst = true;
        foreach (var rune in text.EnumerateRunes())
        {
            var isWritten = rune.IsAscii
                ? LocalAscii.Contains((char)rune.Value)
                : (Rune.IsLetter(rune) || Rune.IsNumber(rune) || (Characters.IsMark(rune) && !isFirst)) && !Characters.IsIgnorable(rune);
            if (!isWritten)
            {
                return false;
            }

            isFirst = false;
        }

        return true;
    }

    // RFC 5321 has atoms between dots; a part that is otherwise dotted, as old addresses of Japanese phones are, it has in quotes.
    private static bool IsDotAtom(ReadOnlySpan<char> text) =>
        text[0] != '.' && text[^1] != '.' && !text.Contains("..", StringComparison.Ordinal);

    private static string? DomainOf(string text)
    {
        var domain = text;
        if (!Ascii.IsValid(text) || text.Contains("xn--", StringComparison.OrdinalIgnoreCase))
        {
            try
            {
                domain = Idn.GetAscii(text);
            }
            catch (ArgumentException)
            {
                return null;
            }
        }

        foreach (var label in domain.AsSpan().Split('.'))
        {
            if (!IsLabel(domain.AsSpan(label)))
            {
                return null;
            }
        }

        return domain;
    }

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        foreach (var character in label)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '-')
            {
                return false;
            }
        }

        return label.Length is >= 1 and <= LongestLabel && label[0] != '-' && label[^1] != '-';
    }
}
