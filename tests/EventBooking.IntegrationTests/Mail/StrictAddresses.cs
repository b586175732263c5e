using System.Text;
using System.Text.RegularExpressions;
using EventBooking.Testing.Mail;

namespace EventBooking.IntegrationTests.Mail;

/// <summary>
/// Answers of an <see cref="UnrulyMailServer"/> that takes addresses by the letter of RFC 5321 and RFC 6531, and no others.
/// </summary>
internal sealed partial class StrictAddresses
{
    // In octets (RFC 5321, section 4.5.3.1), but for a domain beyond ASCII, whose limits are those of its ASCII form (RFC 5890).
    private const int LongestLocalPart = 64;
    private const int LongestAddress = 254;

    // Not bytes that were no UTF-8, and nothing invisible but the joiners, which domains of some scripts have (RFC 5892, appendix A).
    private const string BeyondAscii = @"[^\x00-\x9f\ufffd\s\p{Cf}]|[\u200c\u200d]";
    private const string Atom = $"(?:[A-Za-z0-9!#$%&'*+/=?^_`{{|}}~-]|{BeyondAscii})+";
    private const string Quoted = $@"""(?:[ !#-\[\]-~]|\\[ -~]|{BeyondAscii})*""";
    private const string LabelEnd = $"(?:[A-Za-z0-9]|{BeyondAscii})";
    private const string Label = $"{LabelEnd}(?:(?:[A-Za-z0-9-]|{BeyondAscii}){{0,61}}{LabelEnd})?";
    private const string Address = $@"(?<local>{Atom}(?:\.{Atom})*|{Quoted})@(?<domain>{Label}(?:\.{Label})*)";

    private bool _isUtf8;

    public string? Answer(string command)
    {
        var isMail = command.StartsWith("MAIL", StringComparison.Ordinal);
        if (!isMail && !command.StartsWith("RCPT", StringComparison.Ordinal))
        {
            return null;
        }

        var read = Command().Match(command);
        _isUtf8 = isMail ? read.Groups["utf8"].Success : _isUtf8;
        var (local, domain) = (Encoding.UTF8.GetByteCount(read.Groups["local"].Value), read.Groups["domain"].Length);
        return !read.Success || local > LongestLocalPart || local + 1 + domain > LongestAddress ? "553 5.1.3 That is no address"
            : !_isUtf8 && !Ascii.IsValid(command) ? "553 5.6.7 That takes SMTPUTF8"
            : null;
    }

    [GeneratedRegex(
        $"^(?:MAIL FROM:<{Address}>(?: SIZE=[0-9]+| BODY=8BITMIME|(?<utf8> SMTPUTF8))*|RCPT TO:<{Address}>)$",
        RegexOptions.NonBacktracking)]
    private static partial Regex Command();
}
