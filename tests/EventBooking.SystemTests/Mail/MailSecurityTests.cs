using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EventBooking.LocalServers;
using EventBooking.Testing;
using MailKit;
using MailKit.Security;

namespace EventBooking.SystemTests.Mail;

/// <summary>TLS and passwords, for those who try a sender.</summary>
public sealed class MailSecurityTests
{
    [Theory]
    [InlineData(MailSecurity.StartTls, SecureSocketOptions.StartTls)]
    [InlineData(MailSecurity.Tls, SecureSocketOptions.SslOnConnect)]
    public async Task It_speaks_TLS_and_lets_in_who_knows_the_password(MailSecurity security, SecureSocketOptions client)
    {
        using var certificate = Certificate();
        await using var catcher = await LocalMailCatcher.StartAsync(TestServers.OwnServerOptions("catcher"), new MailCatcherOptions
        {
            Security = security,
            Certificate = certificate,
            Login = new MailLogin("desk", "secret", Required: true),
        });
        (await catcher.AnswersAsync()).ShouldBeTrue();
        using var smtp = await MailProgram.ConnectAsync(catcher.Port, client, certificate);
        smtp.IsSecure.ShouldBeTrue();

        (await Should.ThrowAsync<ServiceNotAuthenticatedException>(() => smtp.SendAsync(MailProgram.Mail("x", "ada@example.org")))).ShouldNotBeNull();
        await Should.ThrowAsync<AuthenticationException>(() => smtp.AuthenticateAsync("desk", "wrong"));
        smtp.AuthenticationMechanisms.Remove("PLAIN");
        await smtp.AuthenticateAsync("desk", "secret");
        await smtp.SendAsync(MailProgram.Mail("with LOGIN", "ada@example.org"));
        using var other = await MailProgram.ConnectAsync(catcher.Port, client, certificate);
        await other.AuthenticateAsync(new SaslMechanismPlain("desk", "secret"));
        await other.SendAsync(MailProgram.Mail("with PLAIN", "ada@example.org"));

        catcher.Mails.All().Select(mail => mail.Subject).ShouldBe(["with LOGIN", "with PLAIN"]);
        (await File.ReadAllTextAsync(catcher.Mails.All()[0].FilePath)).ShouldContain("with ESMTPSA;");
    }

    [Fact]
    public async Task Nothing_may_be_sent_ahead_of_TLS()
    {
        using var certificate = Certificate();
        await using var catcher = await LocalMailCatcher.StartAsync(
            TestServers.OwnServerOptions("catcher"), new MailCatcherOptions { Security = MailSecurity.StartTls, Certificate = certificate });
        await using var client = await SmtpClientOfBytes.GreetAsync(catcher.Port);

        (await client.SayAsync("STARTTLS\r\nMAIL FROM:<evil@example.org>")).ShouldStartWith("554");

        (await client.AnswerAsync()).ShouldBeEmpty();
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
