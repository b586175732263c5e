using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EventBooking.Notifier.Mail;
using EventBooking.Notifier.Mail.Smtp;
using EventBooking.Notifier.Queue;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace EventBooking.IntegrationTests.Mail;

/// <summary>What sends mails in the notifier, set to a server on this machine.</summary>
internal sealed class MailClient : IAsyncDisposable
{
    private readonly SmtpSender _sender;

    public MailClient(int port, Action<MailOptions>? set = null, X509Certificate2? trusted = null)
    {
        var settings = new MailOptions { Host = "127.0.0.1", Port = port, Security = MailSecurity.None, From = "bookings@example.com" };
        set?.Invoke(settings);
        var options = Options.Create(settings);
        Pool = new SmtpPool(new SmtpConnector(options) { CertificateCheck = trusted is null ? null : TrustOnly(trusted) }, options, Time);
        _sender = new SmtpSender(Pool, options, TimeProvider.System);
    }

    public SmtpPool Pool { get; }

    public FakeTimeProvider Time { get; } = new();

    public static X509Certificate2 CertificateFor(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    /// <summary>Sends a mail.</summary>
    /// <param name="to">An address that the sender was asked to use.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<SendResult> SendAsync(
        string to = "ada@example.com", string subject = "Hello", CancellationToken cancellationToken = default)
    {
        MailAddresses.TryParse(to, "Ada", out var mailbox).ShouldBeTrue();
        var message = new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = "Hello" } };
        message.From.Add(new MailboxAddress("Museum", "bookings@example.com"));
        message.To.Add(mailbox!);
        return _sender.SendAsync(message, cancellationToken);
    }

    public ValueTask DisposeAsync() => Pool.DisposeAsync();

    // As with a certificate authority of one's own: the chain may end in it, all else is as strict as ever.
    private static RemoteCertificateValidationCallback TrustOnly(X509Certificate2 trusted) => (_, given, _, errors) =>
        (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None
            && given!.GetCertHashString() == trusted.GetCertHashString();
}
