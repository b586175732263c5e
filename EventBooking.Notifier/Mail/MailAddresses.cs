using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using EventBooking.Infrastructure.Localization;
using MimeKit;

namespace EventBooking.Notifier.Mail;

/// <summary>Addresses as a mail server takes them.</summary>
internal static class MailAddresses
{
    // RFC 5321, section 4.5.3.1.3, less the angle brackets.
    private const int MaxLength = 254;
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>Reads an address.</summary>
    /// <param name="address">A bare address; one with anything around it is refused.</param>
    /// <param name="name">Shown beside it.</param>
    /// <param name="mailbox">The address.</param>
    /// <returns>False where it is none that mail could be sent to.</returns>
    public static bool TryParse(string? address, string name, [NotNullWhen(true)] out MailboxAddress? mailbox)
    {
        mailbox = null;
        if (string.IsNullOrEmpty(address) || address.Any(character => char.IsControl(character) || char.IsWhiteSpace(character)) || Bidi.Clean(address) != address)
        {
            return false;
        }

        var at = address.LastIndexOf('@');
        if (at <= 0 || !TryEncode(address[(at + 1)..], out var domain))
        {
            return false;
        }

        // Read once more as a whole: what comes out must be what went in, and nothing beside it.
        var encoded = $"{address[..at]}@{domain}";
        if (encoded.Length > MaxLength
            || !MailboxAddress.TryParse(encoded, out var parsed)
            || parsed.GetAddress(idnEncode: true) != encoded
            || !string.IsNullOrEmpty(parsed.Name))
        {
            return false;
        }

        mailbox = new MailboxAddress(Bidi.Clean(name), encoded);
        return true;
    }

    /// <summary>Whether a server has to know SMTPUTF8 (RFC 6531) to take mail for it. A domain alone does not ask for that: it has an ASCII form (RFC 5891).</summary>
    /// <param name="mailbox">An address of <see cref="TryParse"/>.</param>
    public static bool NeedsUtf8(MailboxAddress mailbox) => !Ascii.IsValid(mailbox.LocalPart);

    /// <summary>The ASCII form of an address's domain.</summary>
    /// <param name="mailbox">An address of <see cref="TryParse"/>.</param>
    public static string AsciiDomain(MailboxAddress mailbox) => Idn.GetAscii(mailbox.Domain);

    private static bool TryEncode(string domain, [NotNullWhen(true)] out string? ascii)
    {
        try
        {
            ascii = Idn.GetAscii(domain);
            return true;
        }
        catch (ArgumentException)
        {
            ascii = null;
            return false;
        }
    }
}
