using System.Runtime.Versioning;
using EventBooking.LocalServers;
using EventBooking.SystemTests.Mail;
using EventBooking.Testing;

namespace EventBooking.SystemTests;

/// <summary>What ./run.sh promises, tried on the real thing: each scenario brings the whole system up, so each tells a longer story.</summary>
public sealed class LocalHostTests : IDisposable
{
    // What ./run.sh promises; elsewhere a stop is not what is tested.
    private static readonly TimeSpan PromisedStopLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);

    private readonly string _folder = TestFolder.Subfolder("local host");

    public void Dispose() => TestFolder.DeleteSubfolder(_folder);

    [Fact]
    public async Task It_comes_up_says_where_everything_is_and_stops_in_time_leaving_no_child()
    {
        await using var host = await LocalHostDriver.StartAndWaitAsync(_folder, Ports.FindFree(), "--sample");

        (await host.GetAsync("/health")).IsSuccessStatusCode.ShouldBeTrue();
        (await host.GetAsync("/docs")).IsSuccessStatusCode.ShouldBeTrue();
        (await host.EventNamesAsync()).Count.ShouldBeGreaterThan(2);
        (await host.RunFirstCurlAsync()).ShouldContain("\"id\"");
        foreach (var server in new[] { "PostgreSQL", "Redis", "RabbitMQ" })
        {
            Ports.IsFree(host.PortOf(server)).ShouldBeFalse();
        }

        foreach (var child in new[] { "postgres", "redis", "rabbitmq", "migrations", "api", "notifier", "mail" })
        {
            File.Exists(Path.Combine(_folder, "logs", $"{child}.log")).ShouldBeTrue(child);
        }

        host.Output.ShouldNotContain("ERROR");
        host.Output.ShouldNotContain("FATAL");
        host.Output.ShouldNotContain("\e[", customMessage: "No colours where no terminal is.");
        (await host.StopAsync(PromisedStopLimit)).ShouldBe(0);
        await LeftProcesses.ShouldEndAsync(_folder);
    }

    [Fact]
    public async Task Killing_it_leaves_no_child_behind_and_its_data_are_there_again_after_a_restart_until_fresh()
    {
        var port = Ports.FindFree();
        var postgresPort = 0;
        await using (var first = await LocalHostDriver.StartAndWaitAsync(_folder, port))
        {
            await first.RunFirstCurlAsync();
            postgresPort = first.PortOf("PostgreSQL");
            await SendMailAsync(first, "Kept");
            await first.KillAloneAsync();
            await LeftProcesses.ShouldEndAsync(_folder);
        }

        await using (var second = await LocalHostDriver.StartAndWaitAsync(_folder, port))
        {
            (await second.EventNamesAsync()).ShouldHaveSingleItem();
            second.PortOf("PostgreSQL").ShouldBe(postgresPort);
            (await MailsAsync(second)).ShouldContain("Kept");
            await second.StopAsync(StopLimit);
        }

        var letter = FolderTree.Write(_folder, "mail/letter.txt", "mine");
        await using var fresh = await LocalHostDriver.StartAndWaitAsync(_folder, port, "--fresh");
        (await fresh.EventNamesAsync()).ShouldBeEmpty();
        (await MailsAsync(fresh)).ShouldContain("No mail has come yet.");
        (await File.ReadAllTextAsync(letter)).ShouldBe("mine");
        fresh.Output.ShouldContain($"What EventBooking did not make stays in {_folder}: mail/letter.txt.");
        await fresh.StopAsync(StopLimit);
    }

    [UnsupportedOSPlatform("windows")]
    [Fact]
    public async Task A_mail_is_caught_shown_and_told_on_the_console_only_and_secrets_are_kept()
    {
        await using var host = await LocalHostDriver.StartAndWaitAsync(_folder, Ports.FindFree());

        await SendMailAsync(host, "Your booking");

        (await MailsAsync(host)).ShouldContain("Your booking");
        await Eventually.BeTrueAsync(() => host.Output.Contains("ada@example.org  Your booking", StringComparison.Ordinal));
        Directory.GetFiles(Path.Combine(_folder, "mail"), "*.eml").ShouldHaveSingleItem();
        await host.StopAsync(StopLimit);
        foreach (var log in Directory.GetFiles(Path.Combine(_folder, "logs")))
        {
            (await File.ReadAllTextAsync(log)).ShouldNotContain("ada@example.org", customMessage: log);
        }

        foreach (var file in new[] { "keys.pfx", "keys.password", "check-in.key" })
        {
            File.GetUnixFileMode(Path.Combine(_folder, file)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        }

        Convert.FromBase64String(await File.ReadAllTextAsync(Path.Combine(_folder, "check-in.key"))).Length.ShouldBe(32);
    }

    [Fact]
    public async Task Starting_it_twice_or_on_a_taken_port_says_so_and_disturbs_nothing()
    {
        await using var running = await LocalHostDriver.StartAndWaitAsync(_folder, Ports.FindFree());

        await using var again = LocalHostDriver.Start(_folder, Ports.FindFree(), "--fresh");
        (await again.ExitCodeAsync()).ShouldBe(1);
        again.Output.ShouldContain("already running");
        again.Output.ShouldContain($"process {running.ProcessId}");

        var elsewhere = TestFolder.Subfolder("other");
        SystemFolder.Open(elsewhere, "the test").Dispose();
        var data = FolderTree.Write(elsewhere, "keys.pfx", "of an earlier run");
        await using var taken = LocalHostDriver.Start(elsewhere, running.Port, "--fresh");
        (await taken.ExitCodeAsync()).ShouldBe(1);
        taken.Output.ShouldContain($"Port {running.Port} is taken");
        taken.Output.ShouldContain("--port");
        File.Exists(data).ShouldBeTrue();
        await LeftProcesses.ShouldEndAsync(elsewhere);

        (await running.GetAsync("/health")).IsSuccessStatusCode.ShouldBeTrue();
        await running.StopAsync(StopLimit);
    }

    [Fact]
    public async Task When_a_service_ends_by_itself_all_ends_with_a_word_about_it()
    {
        await using var host = await LocalHostDriver.StartAndWaitAsync(_folder, Ports.FindFree());

        LeftProcesses.Kill(_folder, commandLine: "EventBooking.Api.dll");

        (await host.ExitCodeAsync()).ShouldBe(1);
        host.Output.ShouldContain("api ended unexpectedly");
        host.Output.ShouldContain("api.log");
        await LeftProcesses.ShouldEndAsync(_folder);
    }

    [Fact]
    public async Task A_stop_while_it_starts_leaves_no_child()
    {
        await using var host = LocalHostDriver.Start(_folder, Ports.FindFree());
        await Eventually.BeTrueAsync(() => host.Output.Contains("redis", StringComparison.Ordinal));

        await host.StopAsync(StopLimit);

        await LeftProcesses.ShouldEndAsync(_folder);
    }

    [Theory]
    [InlineData("--sample")]
    [InlineData("--fresh")]
    public async Task A_home_folder_is_refused_as_data_folder_and_stays_as_it_is(string option)
    {
        foreach (var file in new[] { ".bashrc", "mail/inbox", "Documents/thesis.tex", "lock", "running", "postgres/dump.sql" })
        {
            FolderTree.Write(_folder, file, "mine");
        }

        var before = FolderTree.Of(_folder);
        await using var host = LocalHostDriver.Start(_folder, Ports.FindFree(), option);

        (await host.ExitCodeAsync()).ShouldBe(1);

        host.Output.TrimEnd().ShouldBe(
            $"The data folder {_folder} holds what EventBooking did not make, such as .bashrc. "
            + $"Choose a new or an empty folder with --data-dir, for example --data-dir {_folder}/eventbooking.");
        FolderTree.Of(_folder).ShouldBe(before);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_named_in_a_sentence()
    {
        await using var host = LocalHostDriver.Start("/proc/nope", Ports.FindFree());

        (await host.ExitCodeAsync()).ShouldBe(1);

        host.Output.ShouldContain("The data folder /proc/nope cannot be used");
        host.Output.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("--port", "80000")]
    [InlineData("--port", "eighty")]
    [InlineData("--no-such-option", "")]
    public async Task A_wrong_option_is_named_before_anything_starts(string option, string value)
    {
        await using var host = LocalHostDriver.Start(_folder, Ports.FindFree(), option, value);

        (await host.ExitCodeAsync()).ShouldBe(1);

        host.Output.ShouldContain(option);
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    private static Task SendMailAsync(LocalHostDriver host, string subject) => MailProgram.SendAsync(host.Mail().Port, MailProgram.Mail(subject));

    private static async Task<string> MailsAsync(LocalHostDriver host)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(host.Mail().Page);
    }
}
