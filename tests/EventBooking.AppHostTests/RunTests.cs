using System.Runtime.Versioning;
using EventBooking.LocalServers;

namespace EventBooking.AppHostTests;

/// <summary>What ./run.sh promises, tried on the real thing: each scenario brings the whole system up, so each is a longer story.</summary>
[Collection(WholeSystem.Name)]
public sealed class RunTests : IDisposable
{
    // What ./run.sh promises on a quiet machine; elsewhere a stop is not what is tested.
    private static readonly TimeSpan PromisedStopLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);

    private readonly string _folder = TestFolder.Subfolder("run");

    public void Dispose() => TestFolder.DeleteSubfolder(_folder);

    [Fact]
    public async Task It_comes_up_shows_where_everything_is_and_stops_in_time_leaving_no_child()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var host = await AppHostProcess.StartAndWaitAsync(_folder, Ports.FindFree(), "--sample");

        (await host.EventNamesAsync()).Count.ShouldBeGreaterThan(2);
        (await host.RunFirstCurlAsync()).ShouldContain("\"id\"");
        using var pages = new HttpClient();
        foreach (var page in new[] { "Dashboard", "Documentation", "Mail" })
        {
            (await pages.GetAsync(host.PlaceOf(page), stop)).IsSuccessStatusCode.ShouldBeTrue(page);
        }

        string[] resources = ["postgres", "redis", "rabbitmq", "mail", "bootstrap", "bootstrap-rabbitmq", "migrations", "api", "notifier"];
        foreach (var resource in resources)
        {
            host.Output.ShouldContain($"  ok  {resource} ");
        }

        foreach (var unwanted in new[] { "\e[", "warn:", "fail:", "crit:", "!!" })
        {
            host.Output.ShouldNotContain(unwanted);
        }

        (await host.StopAsync(PromisedStopLimit)).ShouldBe(0);
        host.Output.ShouldEndWith("Stopping\nStopped");
        await LeftProcesses.ShouldEndAsync(_folder);
        var log = await File.ReadAllTextAsync(Path.Combine(_folder, "logs", "postgres.log"), stop);
        log.ShouldContain("database system is shut down");
        log.ShouldNotContain("terminating connection", customMessage: "A service was still connected.");
    }

    [Fact]
    public async Task The_tour_works_and_what_it_leaves_survives_a_kill_until_fresh()
    {
        var port = Ports.FindFree();
        string mailPage;
        await using (var first = await AppHostProcess.StartAndWaitAsync(_folder, port, "--replicas", "1"))
        {
            var (printed, missing) = await Tour.TakeAsync(first.Api.BaseAddress!);
            missing.ShouldBeEmpty(printed);
            mailPage = first.PlaceOf("Mail");
            (await MailsAsync(first)).ShouldBeGreaterThan(0);
            await first.KillAloneAsync();
            await LeftProcesses.ShouldEndAsync(_folder);
        }

        await ShouldKeepSecretsAsync();
        await using (var second = await AppHostProcess.StartAndWaitAsync(_folder, port, "--replicas", "1"))
        {
            (await second.EventNamesAsync()).ShouldHaveSingleItem();
            second.PlaceOf("Mail").ShouldBe(mailPage, "A bookmark stays right.");
            (await MailsAsync(second)).ShouldBeGreaterThan(0);
            LeftProcesses.Kill(_folder, program: "EventBooking.Ap");
            await second.WaitForAsync("  !!  api ended with exit code ");
            await second.StopAsync(StopLimit);
        }

        var letter = FolderTree.Write(_folder, "mail/letter.txt", "mine");
        await using var fresh = await AppHostProcess.StartAndWaitAsync(_folder, port, "--fresh", "--replicas", "1");
        (await fresh.EventNamesAsync()).ShouldBeEmpty();
        (await MailsAsync(fresh)).ShouldBe(0);
        (await File.ReadAllTextAsync(letter, TestContext.Current.CancellationToken)).ShouldBe("mine");
        fresh.Output.ShouldContain($"What EventBooking did not make stays in {_folder}: mail/letter.txt.");
        await fresh.StopAsync(StopLimit);
    }

    [Theory]
    [InlineData(StopSignal.Interrupt, "Starting EventBooking")]
    [InlineData(StopSignal.Terminate, "  ok  migrations ")]
    public async Task A_stop_while_it_starts_is_in_time_and_leaves_no_child(StopSignal signal, string moment)
    {
        await using var host = AppHostProcess.Start(_folder, Ports.FindFree(), []);
        await host.WaitForAsync(moment);

        (await host.StopAsync(PromisedStopLimit, signal)).ShouldBe(0);

        host.Output.ShouldNotContain("   at ");
        await LeftProcesses.ShouldEndAsync(_folder);
    }

    [Fact]
    public async Task Two_systems_come_up_at_the_same_moment()
    {
        var elsewhere = TestFolder.Subfolder("other");
        await using var one = AppHostProcess.Start(_folder, Ports.FindFree(), ["--replicas", "1"]);
        await using var other = AppHostProcess.Start(elsewhere, Ports.FindFree(), ["--replicas", "1"]);

        await Task.WhenAll(one.WaitUntilRunningAsync(), other.WaitUntilRunningAsync());

        foreach (var host in new[] { one, other })
        {
            await host.RunFirstCurlAsync();
            (await host.EventNamesAsync()).ShouldHaveSingleItem();
            await MailsAsync(host);
        }

        new Uri(one.PlaceOf("Mail")).Port.ShouldNotBe(new Uri(other.PlaceOf("Mail")).Port);
        new Uri(one.PlaceOf("Dashboard")).Port.ShouldNotBe(new Uri(other.PlaceOf("Dashboard")).Port);
        await Task.WhenAll(one.StopAsync(StopLimit), other.StopAsync(StopLimit));
        TestFolder.DeleteSubfolder(elsewhere);
    }

    [Fact]
    public async Task Of_two_on_the_same_port_at_the_same_moment_one_says_that_it_is_taken()
    {
        var port = Ports.FindFree();
        await using var one = AppHostProcess.Start(_folder, port, []);
        await using var other = AppHostProcess.Start(TestFolder.Subfolder("other"), port, []);

        var first = one.ExitCodeAsync();
        var (ended, running) = await Task.WhenAny(first, other.ExitCodeAsync()) == first ? (one, other) : (other, one);

        (await ended.ExitCodeAsync()).ShouldBe(1);
        ended.Output.Split('\n')
            .ShouldHaveSingleItem()
            .ShouldStartWith($"Port {port} is taken by another program. Choose another one with --port");
        await running.WaitForAsync("  ok  redis ");
        (await running.StopAsync(StopLimit)).ShouldBe(0);
    }

    // A log may be shown to others, and the secrets are the owner's alone.
    private async Task ShouldKeepSecretsAsync()
    {
        foreach (var log in Directory.GetFiles(Path.Combine(_folder, "logs")))
        {
            (await File.ReadAllTextAsync(log)).ShouldNotContain("@eventbooking.example", customMessage: log);
        }

        Convert.FromBase64String(await File.ReadAllTextAsync(Path.Combine(_folder, "check-in.key"))).Length.ShouldBe(32);
        if (!OperatingSystem.IsWindows())
        {
            ShouldBeTheOwners();
        }
    }

    [UnsupportedOSPlatform("windows")]
    private void ShouldBeTheOwners()
    {
        foreach (var file in new[] { "keys.pfx", "keys.password", "check-in.key" })
        {
            File.GetUnixFileMode(Path.Combine(_folder, file)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        }

        File.GetUnixFileMode(Path.Combine(_folder, "mail")).ShouldBe(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static async Task<int> MailsAsync(AppHostProcess host)
    {
        using var mails = new CaughtMails(new Uri(host.PlaceOf("Mail")));
        return (await mails.AllAsync()).Count;
    }
}
