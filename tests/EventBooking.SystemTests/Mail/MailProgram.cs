using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace EventBooking.SystemTests.Mail;

/// <summary>Sends as a well-behaved mail program does.</summary>
internal static class MailProgram
{
    public static MimeMessage Mail(string subject, string recipient = "ada@example.org")
    {
        var mail = new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = $"About {subject}\r\n.\r\nEnd\r\n" } };
        mail.From.Add(new MailboxAddress("Desk", "desk@example.org"));
        mail.To.Add(new MailboxAddress("", recipient));
        return mail;
    }

    /// <param name="port">Of the server, on this machine.</param>
    /// <param name="security">How to speak to it.</param>
    /// <param name="trusted">The only certificate that will do.</param>
    public static async Task<SmtpClient> ConnectAsync(int port, SecureSocketOptions security = SecureSocketOptions.None, X509Certificate2? trusted = null)
    {
        var client = new SmtpClient { CheckCertificateRevocation = false };
        client.ServerCertificateValidationCallback = (_, given, _, errors) =>
            errors != SslPolicyErrors.RemoteCertificateNotAvailable && given!.GetCertHashString() == trusted?.GetCertHashString();
        await client.ConnectAsync("127.0.0.1", port, security);
        return client;
    }

    public static async Task SendAsync(int port, params MimeMessage[] mails)
    {
        using var client = await ConnectAsync(port);
        foreach (var mail in mails)
        {
            await client.SendAsync(mail);
        }
    }
}
