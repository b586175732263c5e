using System.Runtime.Versioning;
using EventBooking.LocalServers;
using EventBooking.Testing;
using MailKit.Net.Smtp;

namespace EventBooking.SystemTests.Mail;

/// <summary>The catcher as a mail program and as a test see it.</summary>
public sealed class MailCatcherTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_mail_program_delivers_and_a_test_reads_it()
    {
        await using var catcher = await StartAsync();
        using var client = await MailProgram.ConnectAsync(catcher.Port);
        var sent = MailProgram.Mail("Größe 🎫", "ünï@bücher.example");

        await client.SendAsync(sent);

        var mail = (await catcher.Mails.WaitForAsync(1, Patience)).ShouldHaveSingleItem();
        mail.Subject.ShouldBe("Größe 🎫");
        mail.MessageId.ShouldBe(sent.MessageId);
        mail.Recipients.ShouldBe(["ünï@bücher.example"]);
        (await mail.LoadAsync()).TextBody.ShouldBe(sent.TextBody);
        client.Capabilities.HasFlag(SmtpCapabilities.Pipelining | SmtpCapabilities.UTF8 | SmtpCapabilities.EightBitMime | SmtpCapabilities.Size).ShouldBeTrue();
    }

    [Fact]
    public async Task Mails_of_an_earlier_run_are_there_again_in_their_order()
    {
        var options = TestServers.OwnServerOptions("catcher");
        await using (var first = await StartAsync(options))
        {
            await SendAsync(first, "one");
            await SendAsync(first, "two");
        }

        await File.WriteAllTextAsync(Path.Combine(options.Folder, "mail", "7.part"), "cut short");
        await File.WriteAllTextAsync(Path.Combine(options.Folder, "mail", "notes.eml"), "not a mail of ours");
        await using var second = await StartAsync(options);
        await SendAsync(second, "three");

        second.Mails.All().Select(mail => mail.Subject).ShouldBe(["one", "two", "three"]);
        second.Mails.Newest(0, 2).Select(mail => mail.Subject).ShouldBe(["three", "two"]);
        second.Mails.Newest(2, 2).Select(mail => mail.Subject).ShouldBe(["one"]);
        second.Mails.All().ShouldAllBe(mail => mail.Sender == "desk@example.org" && mail.Recipients.Single() == "ada@example.org" && mail.MessageId.Length > 0);
        second.Mails.All().ShouldAllBe(mail => second.Mails.Find(mail.Id) == mail);
        second.Mails.Find("../../etc/passwd").ShouldBeNull();
        File.Exists(Path.Combine(options.Folder, "mail", "7.part")).ShouldBeFalse();
    }

    [UnsupportedOSPlatform("windows")]
    [Fact]
    public async Task Only_its_owner_can_read_what_it_keeps()
    {
        await using var catcher = await StartAsync();
        await SendAsync(catcher, "private");

        File.GetUnixFileMode(catcher.Mails.Folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.GetUnixFileMode(catcher.Mails.All()[0].FilePath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task No_two_mails_have_the_same_name_even_when_the_clock_stands_still_or_goes_back()
    {
        var options = TestServers.OwnServerOptions("catcher");
        var noon = new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
        foreach (var clock in new[] { noon, noon.AddHours(-1) })
        {
            await using var catcher = await LocalMailCatcher.StartAsync(options, new MailCatcherOptions { Time = new StoppedClock(clock) });
            await MailProgram.SendAsync(catcher.Port, MailProgram.Mail("x"), MailProgram.Mail("x"));
        }

        Directory.GetFiles(Path.Combine(options.Folder, "mail")).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(
            [.. Enumerable.Range(0, 4).Select(number => $"20260504T120000.000000{number}Z.eml")]);
    }

    [Fact]
    public async Task The_oldest_go_when_there_are_too_many()
    {
        await using var catcher = await LocalMailCatcher.StartAsync(TestServers.OwnServerOptions("catcher"), new MailCatcherOptions { MaxMails = 3 });
        foreach (var subject in new[] { "1", "2", "3", "4", "5" })
        {
            await SendAsync(catcher, subject);
        }

        catcher.Mails.All().Select(mail => mail.Subject).ShouldBe(["3", "4", "5"]);
        Directory.EnumerateFiles(catcher.Mails.Folder).Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_test_that_waits_sees_each_mail_once_and_hears_what_did_not_come()
    {
        await using var catcher = await StartAsync();
        await SendAsync(catcher, "before");
        var waiting = catcher.Mails.WaitForAsync(2, Patience, mail => mail.Subject != "other");
        await SendAsync(catcher, "other");
        await SendAsync(catcher, "after");

        (await waiting).Select(mail => mail.Subject).ShouldBe(["before", "after"]);
        var failure = await Should.ThrowAsync<TimeoutException>(() => catcher.Mails.WaitForAsync(4, TimeSpan.FromMilliseconds(50)));
        failure.Message.ShouldStartWith("3 of 4 mails");
    }

    [Fact]
    public async Task Each_mail_is_a_line_that_does_nothing_to_a_terminal_and_stays_out_of_the_log()
    {
        List<string> lines = [];
        await using var catcher = await StartAsync(TestServers.OwnServerOptions("catcher") with { OnLine = lines.Add });

        await SendAsync(catcher, "Red \e[31m and \u202eturned ASP.\u2060NET");
        await catcher.StopAsync();

        lines.ShouldHaveSingleItem().ShouldEndWith("  ada@example.org  Red \ufffd[31m and \ufffdturned ASP.NET");
        (await File.ReadAllTextAsync(catcher.LogPath)).ShouldBeEmpty();
    }

    [Fact]
    public async Task While_it_is_stopped_connections_are_refused_and_then_all_is_as_before()
    {
        await using var catcher = await StartAsync();
        await SendAsync(catcher, "before");
        var port = catcher.Port;

        await catcher.StopAsync();
        (await catcher.AnswersAsync()).ShouldBeFalse();
        await Should.ThrowAsync<System.Net.Sockets.SocketException>(() => MailProgram.ConnectAsync(catcher.Port));
        await catcher.StartAgainAsync();
        await SendAsync(catcher, "after");

        catcher.Port.ShouldBe(port);
        (await catcher.AnswersAsync()).ShouldBeTrue();
        catcher.Exited.IsCompleted.ShouldBeFalse();
        catcher.Mails.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_kill_cuts_conversations()
    {
        await using var catcher = await StartAsync();
        await using var client = await SmtpClientOfBytes.GreetAsync(catcher.Port);

        await catcher.KillAsync();

        (await client.AnswerAsync()).ShouldNotStartWith("2");
        (await catcher.Exited.WaitAsync(Patience)).ShouldBe(0);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        await using var catcher = await StartAsync();

        var failure = await Should.ThrowAsync<LocalServerException>(() => StartAsync(TestServers.OwnServerOptions("other") with { Port = catcher.Port }));

        failure.Message.ShouldContain($"{catcher.Port}");
    }

    [Fact]
    public async Task A_policy_refuses_for_a_while_or_for_ever_or_says_nothing()
    {
        await using var catcher = await StartAsync();

        catcher.Policy = (attempt, _) => ValueTask.FromResult(attempt.Stage == MailStage.Content ? SmtpAnswer.TryLater : null);
        (await Should.ThrowAsync<SmtpCommandException>(() => SendAsync(catcher, "x"))).StatusCode.ShouldBe((SmtpStatusCode)451);
        catcher.Policy = (attempt, _) => ValueTask.FromResult(attempt.Stage == MailStage.Recipient && attempt.Recipients[^1].StartsWith("ada@", StringComparison.Ordinal) ? SmtpAnswer.NoSuchMailbox : null);
        (await Should.ThrowAsync<SmtpCommandException>(() => SendAsync(catcher, "x"))).StatusCode.ShouldBe(SmtpStatusCode.MailboxUnavailable);
        await SendAsync(catcher, "for Bob", "bob@example.org");
        catcher.Policy = (attempt, _) => ValueTask.FromResult<SmtpAnswer?>(attempt.Stage == MailStage.Connected ? new SmtpAnswer(421, "4.3.2 Not today") : null);
        (await Should.ThrowAsync<SmtpCommandException>(() => SendAsync(catcher, "x"))).StatusCode.ShouldBe(SmtpStatusCode.ServiceNotAvailable);
        catcher.Policy = (attempt, _) => ValueTask.FromResult(attempt.Stage == MailStage.Kept ? SmtpAnswer.HangUp : null);
        await Should.ThrowAsync<SmtpProtocolException>(() => SendAsync(catcher, "kept, which nobody heard"));
        catcher.Policy = null;
        await SendAsync(catcher, "last");

        catcher.Mails.All().Select(mail => mail.Subject).ShouldBe(["for Bob", "kept, which nobody heard", "last"]);
    }

    [Fact]
    public async Task A_policy_that_takes_its_time_makes_it_slow()
    {
        await using var catcher = await StartAsync();
        var gate = new TaskCompletionSource<SmtpAnswer?>();
        catcher.Policy = (attempt, cancellationToken) => new ValueTask<SmtpAnswer?>(gate.Task.WaitAsync(cancellationToken));

        var sending = SendAsync(catcher, "slow");
        catcher.Mails.Count.ShouldBe(0);
        sending.IsCompleted.ShouldBeFalse();
        gate.SetResult(null);
        await sending.WaitAsync(Patience);

        catcher.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Many_connections_lose_and_double_nothing()
    {
        const int connections = 16;
        const int each = 100;
        await using var catcher = await StartAsync();

        await Task.WhenAll(Enumerable.Range(0, connections).Select(async connection =>
        {
            using var client = await MailProgram.ConnectAsync(catcher.Port);
            for (var i = 0; i < each; i++)
            {
                await client.SendAsync(MailProgram.Mail($"{connection} {i}", "ada@example.org"));
            }
        }));

        var mails = await catcher.Mails.WaitForAsync(connections * each, Patience);
        mails.Select(mail => mail.Subject).Distinct(StringComparer.Ordinal).Count().ShouldBe(connections * each);
        mails.Select(mail => mail.Id).ShouldBe(mails.Select(mail => mail.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Directory.EnumerateFiles(catcher.Mails.Folder).Count().ShouldBe(connections * each);
    }

    private static Task<LocalMailCatcher> StartAsync(LocalServerOptions? options = null) =>
        LocalMailCatcher.StartAsync(options ?? TestServers.OwnServerOptions("catcher"));

    private static Task SendAsync(LocalMailCatcher catcher, string subject, string recipient = "ada@example.org") =>
        MailProgram.SendAsync(catcher.Port, MailProgram.Mail(subject, recipient));

    /// <summary>A clock that stands still.</summary>
    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
