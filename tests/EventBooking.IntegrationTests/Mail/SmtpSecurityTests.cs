using EventBooking.LocalServers;
using EventBooking.Notifier.Deliveries;
using ServerSecurity = EventBooking.LocalServers.MailSecurity;

namespace EventBooking.IntegrationTests.Mail;

public sealed class SmtpSecurityTests
{
    [Theory]
    [InlineData("StartTls", "StartTls")]
    [InlineData("Tls", "Tls")]
    public async Task A_mail_goes_under_TLS_to_who_knows_the_password(string server, string client)
    {
        using var certificate = MailServer.CertificateFor("localhost");
        await using var mail = await StartAsync(server, client, certificate, isTrusted: true, password: "secret");

        (await mail.SendAsync()).ShouldBe(new SendResult.Sent());

        (await File.ReadAllTextAsync(mail.Catcher.Mails.All().Single().FilePath)).ShouldContain("with ESMTPSA;");
    }

    [Fact]
    public async Task A_wrong_password_fails_nobodys_mail_for_good()
    {
        using var certificate = MailServer.CertificateFor("localhost");
        await using var mail = await StartAsync("StartTls", "StartTls", certificate, isTrusted: true, password: "wrong");

        (await mail.SendAsync()).ShouldBe(new SendResult.Temporary("authentication_failed"));
        mail.Pool.Trouble.ShouldBe("authentication_failed");
    }

    [Theory]
    [InlineData("StartTls", "StartTls")]
    [InlineData("Tls", "Tls")]
    public async Task A_certificate_that_nobody_vouches_for_is_not_believed(string server, string client)
    {
        using var certificate = MailServer.CertificateFor("localhost");
        await using var mail = await StartAsync(server, client, certificate, isTrusted: false, password: "secret");

        (await mail.SendAsync()).ShouldBe(new SendResult.Temporary("tls_failed"));
    }

    [Fact]
    public async Task A_certificate_of_another_server_is_not_believed()
    {
        using var certificate = MailServer.CertificateFor("other.example");
        await using var mail = await StartAsync("StartTls", "StartTls", certificate, isTrusted: true, password: "secret");

        (await mail.SendAsync()).ShouldBe(new SendResult.Temporary("tls_failed"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("secret")]
    public async Task Unless_it_is_set_nothing_is_sent_to_a_server_without_TLS(string? password)
    {
        var usual = new Notifier.Mail.MailOptions().Security.ToString();
        await using var mail = await StartAsync("None", usual, certificate: null, isTrusted: false, password);
        await using var none = await StartAsync("None", "None", certificate: null, isTrusted: false, password);

        (await mail.SendAsync()).ShouldBe(new SendResult.Temporary("starttls_unsupported"));
        mail.Catcher.Mails.Count.ShouldBe(0);
        (await none.SendAsync()).ShouldBe(new SendResult.Sent());
    }

    [Fact]
    public async Task A_server_that_wants_to_know_who_writes_is_a_matter_of_settings()
    {
        await using var mail = await MailServer.StartAsync(new MailCatcherOptions { Login = new MailLogin("desk", "secret", Required: true) });

        (await mail.SendAsync()).ShouldBeOfType<SendResult.Temporary>();
    }

    private static Task<MailServer> StartAsync(
        string server, string client, System.Security.Cryptography.X509Certificates.X509Certificate2? certificate, bool isTrusted, string? password) =>
        MailServer.StartAsync(
            new MailCatcherOptions { Security = Enum.Parse<ServerSecurity>(server), Certificate = certificate, Login = new MailLogin("desk", "secret") },
            options =>
            {
                options.Host = "localhost";
                options.Security = Enum.Parse<Notifier.Mail.MailSecurity>(client);
                options.UserName = password is null ? null : "desk";
                options.Password = password;
                return options;
            },
            isTrusted ? certificate : null);
}
