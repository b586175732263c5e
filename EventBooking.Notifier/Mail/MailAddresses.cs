using System.Diagnostics.CodeAnalysis;
using EventBooking.Domain.Input;
using EventBooking.Presentation.Localization;
using MimeKit;

namespace EventBooking.Notifier.Mail;

internal static class MailAddresses
{
    /// <param name="address">A bare address; one with anything around it is refused.</param>
    /// <returns>False where it is none that mail could be sent to.</returns>
    public static bool TryParse(string? address, string name, [NotNullWhen(true)] out MailboxAddress? mailbox)
    {
        mailbox = null;
        if (!EmailAddress.TryParse(address, out var read))
        {
            return false;
        }

        mailbox = new MailboxAddress("", read.ToString());
        mailbox.Name = HeaderText.Name(Bidi.Clean(name), isUtf8: NeedsUtf8(mailbox));
        return true;
    }

    /// <summary>Whether a server has to know SMTPUTF8 (RFC 6531) to take mail for it. A domain alone does not ask for that.</summary>
    public static bool NeedsUtf8(MailboxAddress mailbox) => !System.Text.Ascii.IsValid(mailbox.LocalPart);

    /// <summary>The ASCII form of an address's domain.</summary>
    public static string AsciiDomain(MailboxAddress mailbox) => mailbox.Domain;
}
