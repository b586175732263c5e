using EventBooking.LocalServers;
using EventBooking.Testing;

namespace EventBooking.SystemTests.Mail;

/// <summary>The conversation, byte by byte.</summary>
public sealed class SmtpTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private LocalMailCatcher _catcher = null!;

    public async ValueTask InitializeAsync() => _catcher = await LocalMailCatcher.StartAsync(
        TestServers.OwnServerOptions("catcher"), new MailCatcherOptions { MaxSize = 10_000 });

    public async ValueTask DisposeAsync() => await _catcher.DisposeAsync();

    [Fact]
    public async Task A_mail_is_kept_as_it_came_after_the_lines_of_its_delivery()
    {
        await using var client = await SmtpClientOfBytes.GreetAsync(_catcher.Port);
        await client.SayAsync("MAIL FROM:<desk@example.org> SIZE=100 BODY=8BITMIME");
        await client.SayAsync("RCPT TO:<ada@example.org>");
        await client.SayAsync("rcpt to:<bob@example.org>");
        (await client.SayAsync("DATA")).ShouldStartWith("354 ");

        (await client.SayAsync("Subject: Hello\r\nMessage-ID: <1@example.org>\r\n\r\n..dot\r\n..\r\nGrüße\r\n.")).ShouldStartWith("250 2.0.0");

        var mail = _catcher.Mails.All().ShouldHaveSingleItem();
        mail.Sender.ShouldBe("desk@example.org");
        mail.Recipients.ShouldBe(["ada@example.org", "bob@example.org"]);
        mail.Subject.ShouldBe("Hello");
        mail.MessageId.ShouldBe("1@example.org");
        var text = await File.ReadAllTextAsync(mail.FilePath);
        text.ShouldStartWith("Return-Path: <desk@example.org>\r\nDelivered-To: ada@example.org\r\nDelivered-To: bob@example.org\r\nReceived: from client.example ");
        text.ShouldEndWith("\r\nSubject: Hello\r\nMessage-ID: <1@example.org>\r\n\r\n.dot\r\n.\r\nGrüße\r\n");
        new FileInfo(mail.FilePath).Length.ShouldBe(mail.Size);
    }

    [Fact]
    public async Task What_is_sent_ahead_is_answered_in_order()
    {
        await using var client = await SmtpClientOfBytes.ConnectAsync(_catcher.Port);

        await client.SendAsync("EHLO me\r\nMAIL FROM:<>\r\nRCPT TO:<nobody>\r\nRCPT TO:<ada@example.org>\r\nDATA\r\nSubject: x\r\n\r\nx\r\n.\r\nNOOP\r\nQUIT\r\n");

        string[] expected = ["220", "250", "250", "501", "250", "354", "250", "250", "221", ""];
        foreach (var code in expected)
        {
            (await client.AnswerAsync()).Split('-', ' ')[0].ShouldBe(code);
        }
    }

    [Fact]
    public async Task It_says_what_it_can_do()
    {
        await using var client = await SmtpClientOfBytes.ConnectAsync(_catcher.Port);
        await client.AnswerAsync();

        var answer = await client.SayAsync("EHLO me");

        answer.ShouldBe("250-localhost\n250-PIPELINING\n250-SIZE 10000\n250-8BITMIME\n250-SMTPUTF8\n250 ENHANCEDSTATUSCODES");
        (await client.SayAsync("HELO me")).ShouldBe("250 localhost");
    }

    [Theory]
    [InlineData("MAIL FROM:<ada@example.org>", "503")]
    [InlineData("EHLO me|RCPT TO:<ada@example.org>", "503")]
    [InlineData("EHLO me|DATA", "503")]
    [InlineData("EHLO me|MAIL FROM:<>|DATA", "554")]
    [InlineData("EHLO me|MAIL FROM:<>|MAIL FROM:<>", "503")]
    [InlineData("EHLO me|MAIL FROM:<>|RSET|RCPT TO:<ada@example.org>", "503")]
    [InlineData("EHLO me|MAIL FROM:<>|EHLO me|RCPT TO:<ada@example.org>", "503")]
    [InlineData("EHLO", "501")]
    [InlineData("EHLO me and you", "501")]
    [InlineData("NONSENSE", "500")]
    [InlineData("", "500")]
    [InlineData("STARTTLS", "500")]
    [InlineData("AUTH PLAIN AGEAYg==", "500")]
    [InlineData("VRFY ada", "252")]
    [InlineData("EHLO me|MAIL FROM:ada@example.org", "501")]
    [InlineData("EHLO me|MAIL FROM:<ada@>", "501")]
    [InlineData("EHLO me|MAIL FROM:<@example.org>", "501")]
    [InlineData("EHLO me|MAIL FROM:<a b@example.org>", "501")]
    [InlineData("EHLO me|MAIL FROM:<ada@exa_mple.org>", "501")]
    [InlineData("EHLO me|MAIL FROM:<ada@example..org>", "501")]
    [InlineData("EHLO me|MAIL FROM:<\"ada@example.org>", "501")]
    [InlineData("EHLO me|MAIL FROM:<ada@example.org", "501")]
    [InlineData("EHLO me|MAIL FROM:<ada@example.org>SIZE=1", "501")]
    [InlineData("EHLO me|MAIL FROM:<ada@example.org> SIZE=10001", "552")]
    [InlineData("EHLO me|MAIL FROM:<ada@example.org> SIZE=many", "501")]
    [InlineData("EHLO me|MAIL FROM:<ada@example.org> BODY=9BIT", "501")]
    [InlineData("EHLO me|MAIL FROM:<ada@example.org> COLOUR=red", "555")]
    [InlineData("EHLO me|MAIL FROM:<adä@example.org>", "553")]
    [InlineData("EHLO me|MAIL FROM:<adä@exämple.org> SMTPUTF8", "250")]
    [InlineData("EHLO me|MAIL FROM:<\"a @ > b\"@example.org>", "250")]
    [InlineData("EHLO me|MAIL FROM:<@relay.example:ada@example.org>", "250")]
    [InlineData("EHLO me|MAIL FROM:<ada@[127.0.0.1]>", "250")]
    [InlineData("EHLO me|MAIL FROM:<>|RCPT TO:<>", "501")]
    [InlineData("EHLO me|MAIL FROM:<>|RCPT TO:<Postmaster>", "250")]
    [InlineData("EHLO me|MAIL FROM:<>|RCPT TO:<ada@example.org> NOTIFY=NEVER", "555")]
    public async Task Each_command_is_taken_only_where_and_as_it_may_be_said(string lines, string code)
    {
        await using var client = await SmtpClientOfBytes.ConnectAsync(_catcher.Port);
        var answer = await client.AnswerAsync();

        foreach (var line in lines.Split('|'))
        {
            answer = await client.SayAsync(line);
        }

        answer.ShouldStartWith(code);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\n.\nMAIL FROM:<evil@example.org>\n")]
    [InlineData("\n.\r\nMAIL FROM:<evil@example.org>\r\n")]
    [InlineData("\r.\r\nMAIL FROM:<evil@example.org>\r\n")]
    public async Task A_lone_line_end_hides_no_mail_in_a_mail(string end)
    {
        await using var client = await SmtpClientOfBytes.GreetAsync(_catcher.Port);
        await client.SayAsync("MAIL FROM:<desk@example.org>");
        await client.SayAsync("RCPT TO:<ada@example.org>");
        await client.SayAsync("DATA");

        await client.SendAsync($"Subject: x\r\n\r\nbefore{end}after\r\n.\r\n");

        (await client.AnswerAsync()).ShouldStartWith("554 ");
        (await client.AnswerAsync()).ShouldBeEmpty();
        _catcher.Mails.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_command_that_ends_with_a_lone_line_feed_ends_the_conversation()
    {
        await using var client = await SmtpClientOfBytes.GreetAsync(_catcher.Port);

        await client.SendAsync("NOOP\nNOOP\r\n");

        (await client.AnswerAsync()).ShouldStartWith("500 ");
        (await client.AnswerAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(998, "250")]
    [InlineData(999, "554")]
    [InlineData(200_000, "554")]
    public async Task A_line_has_998_bytes_at_most(int length, string code)
    {
        await using var client = await StartDataAsync(_catcher.Port);

        await client.SendAsync($"Subject: x\r\n\r\n{new string('x', length)}\r\n.\r\n");

        (await client.AnswerAsync()).ShouldStartWith(code);
        (await client.SayAsync("NOOP")).ShouldStartWith("250");
    }

    [Theory]
    [InlineData(9_900, "250")]
    [InlineData(20_000, "552")]
    [InlineData(1_000_000, "552")]
    public async Task A_mail_beyond_the_limit_is_read_to_its_end_and_refused(int size, string code)
    {
        await using var client = await StartDataAsync(_catcher.Port);

        await client.SendAsync($"Subject: x\r\n\r\n{string.Concat(Enumerable.Repeat($"{new string('x', 98)}\r\n", size / 100))}.\r\n");

        (await client.AnswerAsync()).ShouldStartWith(code);
        (await client.SayAsync("NOOP")).ShouldStartWith("250");
        Directory.EnumerateFiles(_catcher.Mails.Folder).Count().ShouldBe(code == "250" ? 1 : 0);
    }

    [Fact]
    public async Task A_command_that_is_too_long_is_passed_over()
    {
        await using var client = await SmtpClientOfBytes.GreetAsync(_catcher.Port);

        (await client.SayAsync($"NOOP {new string('x', 3_000_000)}")).ShouldStartWith("500 5.5.2");

        (await client.SayAsync("NOOP")).ShouldStartWith("250");
    }

    [Fact]
    public async Task Who_makes_nothing_but_errors_is_sent_away()
    {
        await using var client = await SmtpClientOfBytes.GreetAsync(_catcher.Port);

        for (var i = 0; i < 20; i++)
        {
            (await client.SayAsync("GET / HTTP/1.1")).ShouldStartWith("500");
        }

        (await client.AnswerAsync()).ShouldStartWith("421");
        (await client.AnswerAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_leaves_in_the_middle_of_a_mail_leaves_nothing()
    {
        await using (var client = await StartDataAsync(_catcher.Port))
        {
            await client.SendAsync($"Subject: x\r\n\r\n{string.Concat(Enumerable.Repeat("0123456789\r\n", 10))}");
        }

        await using var other = await StartDataAsync(_catcher.Port);
        (await other.SayAsync("Subject: y\r\n\r\ny\r\n.")).ShouldStartWith("250");
        await Eventually.BeTrueAsync(() => Directory.EnumerateFiles(_catcher.Mails.Folder).Count() == 1);
        _catcher.Mails.All().ShouldHaveSingleItem().Subject.ShouldBe("y");
    }

    [Fact]
    public async Task Who_is_silent_for_too_long_is_sent_away()
    {
        await using var catcher = await LocalMailCatcher.StartAsync(
            TestServers.OwnServerOptions("catcher"), new MailCatcherOptions { IdleLimit = TimeSpan.FromMilliseconds(100) });
        await using var client = await SmtpClientOfBytes.ConnectAsync(catcher.Port);

        (await client.AnswerAsync()).ShouldStartWith("220");
        (await client.AnswerAsync()).ShouldStartWith("421 4.4.2");
        (await client.AnswerAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stop_says_goodbye_to_who_waits_and_takes_the_mail_that_comes()
    {
        await using var waits = await SmtpClientOfBytes.GreetAsync(_catcher.Port);
        await using var sends = await StartDataAsync(_catcher.Port);
        await sends.SendAsync("Subject: x\r\n\r\n");

        var stop = _catcher.StopAsync();
        (await waits.AnswerAsync()).ShouldStartWith("421 4.3.2");
        (await sends.SayAsync("x\r\n.")).ShouldStartWith("250");
        (await sends.AnswerAsync()).ShouldStartWith("421");

        await stop.WaitAsync(Patience);
        _catcher.Exited.IsCompleted.ShouldBeTrue();
        _catcher.Mails.Count.ShouldBe(1);
    }

    private static async Task<SmtpClientOfBytes> StartDataAsync(int port)
    {
        var client = await SmtpClientOfBytes.GreetAsync(port);
        await client.SayAsync("MAIL FROM:<desk@example.org>");
        await client.SayAsync("RCPT TO:<ada@example.org>");
        (await client.SayAsync("DATA")).ShouldStartWith("354");
        return client;
    }
}
