using EventBooking.Notifier.Mail.Smtp;
using EventBooking.Notifier.Queue;
using EventBooking.Testing.Mail;
using EventBooking.Testing.Reading;

namespace EventBooking.IntegrationTests.Mail;

public sealed class SmtpPoolTests
{
    [Fact]
    public async Task One_after_another_mails_share_a_connection()
    {
        await using var server = await MailServer.StartAsync();
        await using var client = new MailClient(server.Port);

        for (var i = 0; i < 20; i++)
        {
            (await client.SendAsync()).ShouldBe(new SendResult.Sent());
        }

        server.Connections.ShouldBe(1);
        server.Mails.Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_refused_mail_leaves_its_connection_to_the_next()
    {
        await using var server = new UnrulyMailServer(
            command => command.StartsWith("RCPT TO:<nobody", StringComparison.Ordinal) ? "550 5.1.1 No such mailbox" : null);
        await using var client = new MailClient(server.Port);

        (await client.SendAsync("nobody@example.com")).ShouldBe(new SendResult.Permanent("smtp_550"));
        (await client.SendAsync()).ShouldBe(new SendResult.Sent());

        server.Connections.ShouldBe(1);
        server.Mails.ShouldHaveSingleItem().Recipients.ShouldBe(["ada@example.com"]);
    }

    [Fact]
    public async Task There_are_never_more_connections_than_allowed_and_each_mail_gets_its_turn()
    {
        await using var server = await MailServer.StartAsync();
        await using var client = new MailClient(server.Port);

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => client.SendAsync(subject: $"{i}")));

        results.ShouldAllBe(result => result is SendResult.Sent);
        server.Connections.ShouldBeLessThanOrEqualTo(4);
        server.Mails.Select(mail => RawMail.Of(mail.Content).Subject).Distinct(StringComparer.Ordinal).Count().ShouldBe(200);
    }

    [Fact]
    public async Task A_connection_that_the_server_closed_meanwhile_costs_no_mail()
    {
        await using var server = await MailServer.StartAsync();
        await using var client = new MailClient(server.Port);
        await client.SendAsync();
        await server.StopAsync();
        await server.StartAgainAsync();

        (await client.SendAsync()).ShouldBe(new SendResult.Sent());

        server.Connections.ShouldBe(2);
        server.Mails.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("421 4.7.0 Too many mails on this connection")]
    [InlineData(UnrulyMailServer.HangUp)]
    public async Task A_server_that_ends_a_connection_after_some_mails_gets_the_next_on_a_new_one(string answer)
    {
        var mails = 0;
        await using var server = new UnrulyMailServer(
            command => command.StartsWith("MAIL", StringComparison.Ordinal) && ++mails == 2 ? answer : null);
        await using var client = new MailClient(server.Port);

        (await client.SendAsync()).ShouldBe(new SendResult.Sent());
        (await client.SendAsync()).ShouldBe(new SendResult.Sent());

        server.Connections.ShouldBe(2);
    }

    [Fact]
    public async Task A_mail_that_may_have_been_taken_is_not_sent_again_at_once()
    {
        await using var server = new UnrulyMailServer();
        await using var client = new MailClient(server.Port);
        await client.SendAsync();
        server.Answer(command => command == UnrulyMailServer.EndOfMail ? UnrulyMailServer.HangUp : null);

        (await client.SendAsync()).ShouldBe(new SendResult.Temporary("connection_lost"));

        server.Mails.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_connection_at_rest_is_closed_and_one_that_waited_is_asked_first()
    {
        await using var server = await MailServer.StartAsync();
        await using var client = new MailClient(server.Port);
        await client.SendAsync();
        client.Time.Advance(TimeSpan.FromSeconds(6));
        (await client.SendAsync()).ShouldBe(new SendResult.Sent());
        server.Connections.ShouldBe(1);

        client.Time.Advance(SmtpPool.IdleLimit * 2);

        (await client.SendAsync()).ShouldBe(new SendResult.Sent());
        server.Connections.ShouldBe(2);
    }
}
