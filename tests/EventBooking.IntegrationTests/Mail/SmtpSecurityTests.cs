using System.Security.Cryptography.X509Certificates;
using EventBooking.Notifier.Mail;
using EventBooking.Notifier.Queue;
using EventBooking.Testing.Mail;

namespace EventBooking.IntegrationTests.Mail;

public sealed class SmtpSecurityTests
{
    private static readonly MailServerOptions WithUser = new() { User = ("desk", "secret") };

    [Theory]
    [InlineData("StartTls")]
    [InlineData("Tls")]
    public async Task A_mail_goes_under_TLS_to_who_knows_the_password(string security)
    {
        using var certificate = MailClient.CertificateFor("localhost");
        await using var server = await StartAsync(security, certificate);
        await using var client = Client(server, security, certificate);

        (await client.SendAsync()).ShouldBe(new SendResult.Sent());

        var mail = server.Mails.ShouldHaveSingleItem();
        mail.IsSecure.ShouldBeTrue();
        mail.User.ShouldBe("desk");
    }

    [Fact]
    public async Task A_wrong_password_fails_nobodys_mail_for_good()
    {
        using var certificate = MailClient.CertificateFor("localhost");
        await using var server = await StartAsync("StartTls", certificate);
        await using var client = Client(server, "StartTls", certificate, password: "wrong");

        (await client.SendAsync()).ShouldBe(new SendResult.Temporary("authentication_failed"));
        client.Pool.Trouble.ShouldBe("authentication_failed");
    }

    [Theory]
    [InlineData("StartTls")]
    [InlineData("Tls")]
    public async Task A_certificate_that_nobody_vouches_for_is_not_believed(string security)
    {
        using var certificate = MailClient.CertificateFor("localhost");
        await using var server = await StartAsync(security, certificate);
        await using var client = Client(server, security, trusted: null);

        (await client.SendAsync()).ShouldBe(new SendResult.Temporary("tls_failed"));
    }

    [Fact]
    public async Task A_certificate_of_another_server_is_not_believed()
    {
        using var certificate = MailClient.CertificateFor("other.example");
        await using var server = await StartAsync("StartTls", certificate);
        await using var client = Client(server, "StartTls", certificate);

        (await client.SendAsync()).ShouldBe(new SendResult.Temporary("tls_failed"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("secret")]
    public async Task Unless_it_is_set_nothing_is_sent_to_a_server_without_TLS(string? password)
    {
        await using var server = await MailServer.StartAsync(WithUser);
        await using var usual = Client(server, new MailOptions().Security.ToString(), trusted: null, password);
        await using var none = Client(server, "None", trusted: null, password);

        (await usual.SendAsync()).ShouldBe(new SendResult.Temporary("starttls_unsupported"));
        server.Mails.ShouldBeEmpty();
        (await none.SendAsync()).ShouldBe(new SendResult.Sent());
    }

    [Fact]
    public async Task A_server_that_wants_to_know_who_writes_is_a_matter_of_settings()
    {
        await using var server = await MailServer.StartAsync(WithUser with { IsLoginRequired = true });
        await using var client = new MailClient(server.Port);

        (await client.SendAsync()).ShouldBe(new SendResult.Temporary("authentication_required"));
    }

    private static Task<MailServer> StartAsync(string security, X509Certificate2 certificate) =>
        MailServer.StartAsync(WithUser with { Certificate = certificate, IsTlsFromTheStart = security == "Tls", IsLoginRequired = true });

    private static MailClient Client(MailServer server, string security, X509Certificate2? trusted, string? password = "secret") => new(
        server.Port,
        options =>
        {
            options.Host = "localhost";
            options.Security = Enum.Parse<MailSecurity>(security);
            options.UserName = password is null ? null : "desk";
            options.Password = password ?? "";
        },
        trusted);
}
