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

    /// <summary>Forgets the latest mail.</summary>
    public void Begin() => IsMailBegun = false;

    /// <inheritdoc />
    protected override void OnSenderAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) => IsMailBegun = true;
}
