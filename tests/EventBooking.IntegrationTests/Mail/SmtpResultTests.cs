using EventBooking.LocalServers;
using EventBooking.Notifier.Deliveries;

namespace EventBooking.IntegrationTests.Mail;

public sealed class SmtpResultTests
{
    [Fact]
    public async Task A_mail_that_the_server_takes_is_sent()
    {
        await using var server = await MailServer.StartAsync();

        (await server.SendAsync()).ShouldBe(new SendResult.Sent());

        var mail = server.Catcher.Mails.All().ShouldHaveSingleItem();
        mail.Sender.ShouldBe("bookings@example.com");
        mail.Recipients.ShouldBe(["ada@example.com"]);
    }

    [Theory]
    [InlineData("Recipient", 550, "smtp_550", false)]
    [InlineData("Recipient", 450, "smtp_450", true)]
    [InlineData("Recipient", 452, "smtp_452", true)]
    [InlineData("Content", 554, "smtp_554", false)]
    [InlineData("Content", 451, "smtp_451", true)]
    [InlineData("Sender", 451, "smtp_451", true)]
    [InlineData("Sender", 552, "smtp_552", false)]
    [InlineData("Sender", 553, "sender_553", true)]
    [InlineData("Sender", 530, "authentication_required", true)]
    [InlineData("Recipient", 530, "authentication_required", true)]
    [InlineData("Connected", 554, "connect_554", true)]
    [InlineData("Connected", 421, "connect_421", true)]
    public async Task A_refusal_lasts_where_it_is_about_the_mail(string stage, int answer, string code, bool isTemporary)
    {
        await using var server = await MailServer.StartAsync();
        server.Refuse(attempt => attempt.Stage == Enum.Parse<MailStage>(stage) ? new SmtpAnswer(answer, "5.7.1 ada@example.com is unknown") : null);

        var result = await server.SendAsync();

        result.ShouldBe(isTemporary ? new SendResult.Temporary(code) : new SendResult.Permanent(code));
        server.Refuse(_ => null);
        (await server.SendAsync()).ShouldBe(new SendResult.Sent());
    }

    [Theory]
    [InlineData("Connected", "connection_failed", 0)]
    [InlineData("Sender", "connection_lost", 0)]
    [InlineData("Recipient", "connection_lost", 0)]
    [InlineData("Content", "connection_lost", 0)]
    [InlineData("Kept", "connection_lost", 1)]
    public async Task A_server_that_hangs_up_may_be_asked_again(string stage, string code, int kept)
    {
        await using var server = await MailServer.StartAsync();
        server.Refuse(attempt => attempt.Stage == Enum.Parse<MailStage>(stage) ? SmtpAnswer.HangUp : null);

        (await server.SendAsync()).ShouldBe(new SendResult.Temporary(code));

        server.Catcher.Mails.Count.ShouldBe(kept);
    }

    [Fact]
    public async Task A_server_that_is_away_refuses_the_connection()
    {
        await using var server = await MailServer.StartAsync();
        await server.Catcher.StopAsync();

        (await server.SendAsync()).ShouldBe(new SendResult.Temporary("connection_refused"));
        server.Pool.Trouble.ShouldBe("connection_refused");

        await server.Catcher.StartAgainAsync();
        (await server.SendAsync()).ShouldBe(new SendResult.Sent());
        server.Pool.Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_not_found()
    {
        await using var server = await MailServer.StartAsync(with: options =>
        {
            options.Host = "no-such-host.invalid";
            return options;
        });

        (await server.SendAsync()).ShouldBe(new SendResult.Temporary("host_not_found"));
    }

    [Fact]
    public async Task A_server_that_takes_too_long_is_given_up()
    {
        await using var server = await MailServer.StartAsync(with: options =>
        {
            options.Timeout = TimeSpan.FromSeconds(1);
            return options;
        });
        server.RefuseSlowly(async (attempt, hungUp) =>
        {
            await Task.Delay(attempt.Stage == MailStage.Content ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, hungUp);
            return null;
        });

        (await server.SendAsync()).ShouldBe(new SendResult.Temporary("timeout"));
    }

    [Fact]
    public async Task A_mail_on_its_way_is_finished_when_the_service_stops()
    {
        await using var server = await MailServer.StartAsync();
        using var stopping = new CancellationTokenSource();
        server.RefuseSlowly(async (attempt, _) =>
        {
            if (attempt.Stage == MailStage.Content)
            {
                await stopping.CancelAsync();
            }

            return null;
        });

        (await server.SendAsync(cancellationToken: stopping.Token)).ShouldBe(new SendResult.Sent());
    }

    [Fact]
    public async Task A_mail_that_is_not_begun_is_left_when_the_service_stops()
    {
        await using var server = await MailServer.StartAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => server.SendAsync(cancellationToken: new CancellationToken(canceled: true)));

        server.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task An_address_of_another_script_is_sent_where_the_server_knows_such()
    {
        await using var server = await MailServer.StartAsync();

        (await server.SendAsync(MailServer.Mail("ünal@bücher.example"))).ShouldBe(new SendResult.Sent());
        (await server.SendAsync(MailServer.Mail("ada@bücher.example"))).ShouldBe(new SendResult.Sent());

        var recipients = server.Catcher.Mails.All().Select(mail => mail.Recipients.Single()).ToList();
        recipients[0].ShouldStartWith("ünal@");
        recipients[1].ShouldBe("ada@xn--bcher-kva.example");
    }
}
