using EventBooking.LocalServers;
using EventBooking.Notifier.Deliveries;
using EventBooking.Notifier.Mail.Smtp;

namespace EventBooking.IntegrationTests.Mail;

public sealed class SmtpPoolTests
{
    [Fact]
    public async Task One_after_another_mails_share_a_connection()
    {
        await using var server = await MailServer.StartAsync();

        for (var i = 0; i < 20; i++)
        {
            (await server.SendAsync()).ShouldBe(new SendResult.Sent());
        }

        server.Connections.ShouldBe(1);
        server.Catcher.Mails.Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_refused_mail_leaves_its_connection_to_the_next()
    {
        await using var server = await MailServer.StartAsync();
        server.Refuse(attempt => attempt.Stage == MailStage.Recipient && attempt.Recipients[^1].StartsWith("nobody", StringComparison.Ordinal) ? SmtpAnswer.NoSuchMailbox : null);

        (await server.SendAsync(MailServer.Mail("nobody@example.com"))).ShouldBe(new SendResult.Permanent("smtp_550"));
        (await server.SendAsync()).ShouldBe(new SendResult.Sent());

        server.Connections.ShouldBe(1);
        server.Catcher.Mails.All().ShouldHaveSingleItem().Recipients.ShouldBe(["ada@example.com"]);
    }

    [Fact]
    public async Task There_are_never_more_connections_than_allowed_and_each_mail_gets_its_turn()
    {
        await using var server = await MailServer.StartAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => server.SendAsync(MailServer.Mail(subject: $"{i}"))));

        results.ShouldAllBe(result => result is SendResult.Sent);
        server.Connections.ShouldBeLessThanOrEqualTo(4);
        server.Catcher.Mails.All().Select(mail => mail.Subject).Distinct(StringComparer.Ordinal).Count().ShouldBe(200);
    }

    [Fact]
    public async Task A_connection_that_the_server_closed_meanwhile_costs_no_mail()
    {
        await using var server = await MailServer.StartAsync();
        await server.SendAsync();
        await server.Catcher.StopAsync();
        await server.Catcher.StartAgainAsync();

        (await server.SendAsync()).ShouldBe(new SendResult.Sent());

        server.Connections.ShouldBe(2);
        server.Catcher.Mails.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_server_that_ends_a_connection_after_some_mails_gets_the_next_on_a_new_one()
    {
        await using var server = await MailServer.StartAsync();
        var mails = 0;
        server.Refuse(attempt => attempt.Stage == MailStage.Sender && ++mails == 2 ? new SmtpAnswer(421, "4.7.0 Too many mails on this connection") : null);

        (await server.SendAsync()).ShouldBe(new SendResult.Sent());
        (await server.SendAsync()).ShouldBe(new SendResult.Sent());

        server.Connections.ShouldBe(2);
    }

    [Fact]
    public async Task A_mail_that_may_have_been_taken_is_not_sent_again_at_once()
    {
        await using var server = await MailServer.StartAsync();
        await server.SendAsync();
        server.Refuse(attempt => attempt.Stage == MailStage.Kept ? SmtpAnswer.HangUp : null);

        (await server.SendAsync()).ShouldBe(new SendResult.Temporary("connection_lost"));

        server.Catcher.Mails.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_connection_at_rest_is_closed_and_one_that_waited_is_asked_first()
    {
        await using var server = await MailServer.StartAsync();
        await server.SendAsync();
        server.Time.Advance(TimeSpan.FromSeconds(6));
        (await server.SendAsync()).ShouldBe(new SendResult.Sent());
        server.Connections.ShouldBe(1);

        server.Time.Advance(SmtpPool.IdleLimit * 2);

        (await server.SendAsync()).ShouldBe(new SendResult.Sent());
        server.Connections.ShouldBe(2);
    }
}
