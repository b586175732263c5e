using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EventBooking.LocalServers;
using EventBooking.Notifier.Deliveries;
using EventBooking.Notifier.Mail;
using EventBooking.Notifier.Mail.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

namespace EventBooking.IntegrationTests.Mail;

/// <summary>A mail server, and a sender that uses it.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private int _connections;

    private MailServer(LocalMailCatcher catcher, Func<MailOptions, MailOptions> with, X509Certificate2? trusted)
    {
        Catcher = catcher;
        Options = Microsoft.Extensions.Options.Options.Create(with(new MailOptions
        {
            Host = "127.0.0.1",
            Port = catcher.Port,
            Security = Notifier.Mail.MailSecurity.None,
            From = "bookings@example.com",
        }));
        var connector = new SmtpConnector(Options) { CertificateCheck = trusted is null ? null : TrustOnly(trusted) };
        Pool = new SmtpPool(connector, Options, Time);
        Sender = new SmtpSender(Pool, Options, TimeProvider.System);
        Refuse(_ => null);
    }

    public LocalMailCatcher Catcher { get; }

    public IOptions<MailOptions> Options { get; }

    public SmtpPool Pool { get; }

    public SmtpSender Sender { get; }

    public Microsoft.Extensions.Time.Testing.FakeTimeProvider Time { get; } = new();

    /// <summary>Connections that were opened so far.</summary>
    public int Connections => Volatile.Read(ref _connections);

    public static async Task<MailServer> StartAsync(
        MailCatcherOptions? server = null, Func<MailOptions, MailOptions>? with = null, X509Certificate2? trusted = null) =>
        new(await LocalMailCatcher.StartAsync(TestServers.OwnServerOptions("mail"), server), with ?? (options => options), trusted);

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

    /// <summary>A mail to an address that the sender was asked to use.</summary>
    public static MimeMessage Mail(string to = "ada@example.com", string subject = "Hello")
    {
        MailAddresses.TryParse(to, "Ada", out var mailbox).ShouldBeTrue();
        var message = new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = "Hello" } };
        message.From.Add(new MailboxAddress("Museum", "bookings@example.com"));
        message.To.Add(mailbox!);
        return message;
    }

    /// <summary>Refuses from now on what the policy says.</summary>
    public void Refuse(Func<MailAttempt, SmtpAnswer?> policy) => RefuseSlowly((attempt, _) => ValueTask.FromResult(policy(attempt)));

    public void RefuseSlowly(MailPolicy policy) => Catcher.Policy = (attempt, cancellationToken) =>
    {
        if (attempt.Stage == MailStage.Connected)
        {
            Interlocked.Increment(ref _connections);
        }

        return policy(attempt, cancellationToken);
    };

    public Task<SendResult> SendAsync(MimeMessage? mail = null, CancellationToken cancellationToken = default) =>
        Sender.SendAsync(mail ?? Mail(), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Pool.DisposeAsync();
        await Catcher.DisposeAsync();
    }

    // As with a certificate authority of one's own: the chain may end in it, all else is as strict as ever.
    private static RemoteCertificateValidationCallback TrustOnly(X509Certificate2 trusted) => (_, given, _, errors) =>
        (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None && given!.GetCertHashString() == trusted.GetCertHashString();
}
