using MailKit.Net.Smtp;
using MimeKit;

namespace EventBooking.Notifier.Mail.Smtp;

/// <summary>A connection to the mail server that carries one mail after another.</summary>
internal sealed class SmtpSession : SmtpClient
{
    /// <summary>Whether the server took the sender of the latest mail. Until then nothing of a mail can have reached it.</summary>
    public bool IsMailBegun { get; private set; }

    /// <summary>Whether it carried a mail before.</summary>
    public bool IsUsed { get; set; }

    /// <summary>When it was put back.</summary>
    public DateTimeOffset IdleSince { get; set; }

    /// <summary>Whether mail can be sent with SMTPUTF8 (RFC 6531).</summary>
    public bool KnowsUtf8 => Capabilities.HasFlag(SmtpCapabilities.UTF8);

    /// <summary>
    /// Never uses SMTPUTF8 from now on. The library would use it for a domain of another script too, and each server on the way had
    /// to know it, though the domain has an ASCII form that all know.
    /// </summary>
    public void ForgetUtf8() => Capabilities &= ~SmtpCapabilities.UTF8;

    /// <summary>Forgets the latest mail.</summary>
    public void Begin() => IsMailBegun = false;

    protected override void OnSenderAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) => IsMailBegun = true;
}
