using EventBooking.Notifier.Queue;
using EventBooking.Testing.Mail;

namespace EventBooking.IntegrationTests.Mail;

public sealed class SmtpResultTests
{
    [Fact]
    public async Task A_mail_that_the_server_takes_is_sent()
    {
        await using var server = await MailServer.StartAsync();
        await using var client = new MailClient(server.Port);

        (await client.SendAsync()).ShouldBe(new SendResult.Sent());

        var mail = server.Mails.ShouldHaveSingleItem();
        mail.Sender.ShouldBe("bookings@example.com");
        mail.Recipients.ShouldBe(["ada@example.com"]);
    }

    [Theory]
    [InlineData("RCPT", 550, "smtp_550", false)]
    [InlineData("RCPT", 450, "smtp_450", true)]
    [InlineData("RCPT", 452, "smtp_452", true)]
    [InlineData("RCPT", 530, "authentication_required", true)]
    [InlineData("DATA", 554, "smtp_554", false)]
    [InlineData("DATA", 451, "smtp_451", true)]
    [InlineData(UnrulyMailServer.EndOfMail, 554, "smtp_554", false)]
    [InlineData(UnrulyMailServer.EndOfMail, 451, "smtp_451", true)]
    [InlineData("MAIL", 451, "smtp_451", true)]
    [InlineData("MAIL", 552, "smtp_552", false)]
    [InlineData("MAIL", 553, "sender_553", true)]
    [InlineData("MAIL", 530, "authentication_required", true)]
    [InlineData(UnrulyMailServer.Connected, 554, "connect_554", true)]
    [InlineData(UnrulyMailServer.Connected, 421, "connect_421", true)]
    public async Task A_refusal_lasts_where_it_is_about_the_mail(string step, int answer, string code, bool isTemporary)
    {
        await using var server = new UnrulyMailServer(command => IsAt(step, command) ? $"{answer} 5.7.1 ada@example.com is unknown" : null);
        await using var client = new MailClient(server.Port);

        var result = await client.SendAsync();

        result.ShouldBe(isTemporary ? new SendResult.Temporary(code) : new SendResult.Permanent(code));
        server.Answer(_ => null);
        (await client.SendAsync()).ShouldBe(new SendResult.Sent());
    }

    [Theory]
    [InlineData(UnrulyMailServer.Connected, "connection_failed", 0)]
    [InlineData("EHLO", "connection_failed", 0)]
    [InlineData("MAIL", "connection_lost", 0)]
    [InlineData("RCPT", "connection_lost", 0)]
    [InlineData("DATA", "connection_lost", 0)]
    [InlineData(UnrulyMailServer.EndOfMail, "connection_lost", 1)]
    public async Task A_server_that_hangs_up_may_be_asked_again(string step, string code, int mails)
    {
        await using var server = new UnrulyMailServer(command => IsAt(step, command) ? UnrulyMailServer.HangUp : null);
        await using var client = new MailClient(server.Port);

        (await client.SendAsync()).ShouldBe(new SendResult.Temporary(code));

        server.Mails.Count.ShouldBe(mails);
    }

    [Fact]
    public async Task A_server_that_is_away_refuses_the_connection()
    {
        await using var server = await MailServer.StartAsync();
        await using var client = new MailClient(server.Port);
        await server.StopAsync();

        (await client.SendAsync()).ShouldBe(new SendResult.Temporary("connection_refused"));
        client.Pool.Trouble.ShouldBe("connection_refused");

        await server.StartAgainAsync();
        (await client.SendAsync()).ShouldBe(new SendResult.Sent());
        client.Pool.Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_not_found()
    {
        await using var client = new MailClient(port: 25, options => options.Host = "no-such-host.invalid");

        (await client.SendAsync()).ShouldBe(new SendResult.Temporary("host_not_found"));
    }

    [Theory]
    [InlineData(UnrulyMailServer.Connected)]
    [InlineData("RCPT")]
    [InlineData(UnrulyMailServer.EndOfMail)]
    public async Task A_server_that_takes_too_long_is_given_up(string step)
    {
        var never = new TaskCompletionSource<string?>();
        await using var server = new UnrulyMailServer();
        server.AnswerSlowly(command => IsAt(step, command) ? never.Task : Task.FromResult<string?>(null));
        await using var client = new MailClient(server.Port, options => options.Timeout = TimeSpan.FromSeconds(1));

        (await client.SendAsync()).ShouldBe(new SendResult.Temporary("timeout"));
    }

    [Fact]
    public async Task A_mail_on_its_way_is_finished_when_the_service_stops()
    {
        using var stopping = new CancellationTokenSource();
        await using var server = new UnrulyMailServer();
        server.AnswerSlowly(async command =>
        {
            if (command == UnrulyMailServer.EndOfMail)
            {
                await stopping.CancelAsync();
            }

            return null;
        });
        await using var client = new MailClient(server.Port);

        (await client.SendAsync(cancellationToken: stopping.Token)).ShouldBe(new SendResult.Sent());
    }

    [Fact]
    public async Task A_mail_that_is_not_begun_is_left_when_the_service_stops()
    {
        await using var server = await MailServer.StartAsync();
        await using var client = new MailClient(server.Port);

        await Should.ThrowAsync<OperationCanceledException>(
            () => client.SendAsync(cancellationToken: new CancellationToken(canceled: true)));

        server.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task An_address_of_another_script_is_sent_where_the_server_knows_such()
    {
        await using var server = new UnrulyMailServer();
        await using var client = new MailClient(server.Port);

        (await client.SendAsync("ünal@bücher.example")).ShouldBe(new SendResult.Sent());
        (await client.SendAsync("ada@bücher.example")).ShouldBe(new SendResult.Sent());

        var recipients = server.Mails.Select(mail => mail.Recipients.Single()).ToList();
        recipients[0].ShouldStartWith("ünal@");
        recipients[1].ShouldBe("ada@xn--bcher-kva.example");
    }

    private static bool IsAt(string step, string command) => command.StartsWith(step, StringComparison.Ordinal);
}
