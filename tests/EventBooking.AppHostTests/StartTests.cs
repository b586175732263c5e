using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using EventBooking.LocalServers;

namespace EventBooking.AppHostTests;

/// <summary>What keeps the system from starting: one sentence each, that says what to do, and exit code 1.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task A_taken_port_of_the_api_is_named_with_the_option_that_chooses_another()
    {
        using var other = Taken(out var port);
        string[] options = ["--servers", "local", "--data-dir", TestFolder.Subfolder("refused"), "--port", $"{port}"];

        foreach (var refusal in new[] { await ScriptRefusalAsync(options), await RefusalAsync(options) })
        {
            refusal.ShouldStartWith($"Port {port} is taken by another program. Choose another one with --port, for example --port ");
        }
    }

    [Fact]
    public async Task A_taken_port_costs_no_data_even_where_they_were_to_be_deleted()
    {
        using var other = Taken(out var port);
        var folder = TestFolder.Subfolder("kept");
        SystemFolder.Open(folder, "the test").Dispose();
        var data = Path.Combine(folder, "keys.pfx");
        await File.WriteAllTextAsync(data, "of an earlier run", TestContext.Current.CancellationToken);

        var refusal = await RefusalAsync(["--fresh", "--data-dir", folder, "--port", $"{port}"]);

        refusal.ShouldStartWith($"Port {port} is taken");
        File.Exists(data).ShouldBeTrue();
    }

    [Fact]
    public async Task A_taken_port_costs_no_volumes_even_where_they_were_to_be_deleted()
    {
        using var other = Taken(out var port);
        using var engine = new StubEngine();

        var refusal = await RefusalAsync(
            ["--servers", "containers", "--fresh", "--port", $"{port}"], engine.Setting,
            ("XDG_DATA_HOME", TestFolder.Subfolder("user")));

        refusal.ShouldStartWith($"Port {port} is taken");
        (await engine.CallsAsync()).ShouldNotContain(call => call.StartsWith("volume rm", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_taken_port_of_the_dashboard_is_named_with_its_setting()
    {
        using var other = Taken(out var port);

        var refusal = await RefusalAsync([], ("ASPNETCORE_URLS", $"http://localhost:{port}"));

        refusal.ShouldStartWith($"The dashboard needs http://localhost:{port}");
        refusal.ShouldContain("--ASPNETCORE_URLS=");
    }

    [Fact]
    public async Task A_volume_that_a_container_uses_is_left_to_it()
    {
        using var engine = new StubEngine();
        await engine.HasContainerAsync("postgres-abc");

        var refusal = await RefusalAsync(
            ["--servers", "containers", "--fresh"], engine.Setting, ("XDG_DATA_HOME", TestFolder.Subfolder("user")));

        refusal.ShouldStartWith("EventBooking is already running: the volume eventbooking-postgres is in use by postgres-abc.");
        var calls = await engine.CallsAsync();
        calls.ShouldNotContain(call => call.StartsWith("volume rm", StringComparison.Ordinal));
        calls.Count(call => call.StartsWith("version", StringComparison.Ordinal)).ShouldBe(1, "It is found once.");
    }

    [Fact]
    public async Task Of_two_that_start_at_once_one_gets_the_volumes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The setting that moves the user's data is Linux's.");
        using var engine = new StubEngine();
        var data = TestFolder.Subfolder("user");
        using var other = InstanceLock.Take(Path.Combine(data, "EventBooking", "containers"), "http://localhost:8001");

        var refusal = await RefusalAsync(["--servers", "containers"], engine.Setting, ("XDG_DATA_HOME", data));

        refusal.ShouldStartWith("EventBooking is already running");
        refusal.ShouldContain("http://localhost:8001");
    }

    [Fact]
    public async Task Without_a_container_engine_the_way_without_one_is_named()
    {
        var refusal = await RefusalAsync(
            ["--servers", "containers"], ("ASPIRE_CONTAINER_RUNTIME", "no-such-engine"),
            ("XDG_DATA_HOME", TestFolder.Subfolder("user")));

        refusal.ShouldContain("--servers local");
    }

    [Fact]
    public async Task Two_systems_do_not_share_a_data_folder()
    {
        var folder = TestFolder.Subfolder("shared");
        using var other = SystemFolder.Open(folder, "the test");

        string[] options = ["--servers", "local", "--data-dir", folder];
        foreach (var refusal in new[] { await ScriptRefusalAsync(options), await RefusalAsync(options) })
        {
            refusal.ShouldBe($"EventBooking is already running on {folder} (process {Environment.ProcessId}, the test). Stop it "
                + "first, with Ctrl-C where it runs or with kill and its process number.");
        }
    }

    [Theory]
    [InlineData("Unknown option --prot: --help lists the options.", "--prot", "8123")]
    [InlineData("Unknown option --prot=8123: --help lists the options.", "--prot=8123")]
    [InlineData("Unknown option sample: --help lists the options.", "sample")]
    [InlineData("--port takes a number from 1 to 65535, not '80000'.", "--port", "80000")]
    [InlineData("--port takes a number from 1 to 65535, not 'eighty'.", "--port=eighty")]
    [InlineData("Required argument missing for option: '--port'.", "--port")]
    [InlineData("--replicas takes a number from 1 to 1000, not '0'.", "--replicas", "0")]
    [InlineData("--servers takes containers, local or managed, not 'docker'.", "--servers", "docker")]
    [InlineData("--data-dir takes the path of a folder.", "--data-dir", "")]
    public async Task A_wrong_option_is_refused_in_a_sentence_by_script_and_app_host(string sentence, params string[] options)
    {
        (await ScriptRefusalAsync(options)).ShouldBe(sentence);
        (await RefusalAsync(AppHostProcess.StartAsGiven(options))).ShouldBe(sentence);
    }

    [Theory]
    [InlineData("--sample")]
    [InlineData("--fresh")]
    public async Task A_home_folder_is_refused_as_data_folder_and_stays_as_it_is(string option)
    {
        var folder = TestFolder.Subfolder("home");
        foreach (var file in new[] { ".bashrc", "mail/inbox", "Documents/thesis.tex", "lock", "running", "postgres/dump.sql" })
        {
            FolderTree.Write(folder, file, "mine");
        }

        var before = FolderTree.Of(folder);
        string[] options = ["--servers", "local", "--data-dir", folder, option];

        var refusals = new[] { await ScriptRefusalAsync(options), await RefusalAsync(options) };

        refusals.ShouldAllBe(refusal => refusal
            == $"The data folder {folder} holds what EventBooking did not make, such as .bashrc. "
            + $"Choose a new or an empty folder with --data-dir, for example --data-dir {folder}/eventbooking.");
        FolderTree.Of(folder).ShouldBe(before);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_named_in_a_sentence()
    {
        string[] options = ["--servers", "local", "--data-dir", "/proc/nope"];

        foreach (var refusal in new[] { await ScriptRefusalAsync(options), await RefusalAsync(options) })
        {
            refusal.ShouldStartWith("The data folder /proc/nope cannot be used: ");
        }
    }

    [Theory]
    [InlineData("publish")]
    [InlineData("deploy")]
    public async Task Publishing_ends_with_where_deployment_is_described(string step)
    {
        var refusal = await RefusalAsync(["--operation", "publish", "--step", step]);

        refusal.ShouldEndWith("docs/operations.md describes how it is deployed.");
    }

    [Fact]
    public async Task Help_is_the_same_text_from_script_and_app_host_and_has_every_option()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Tree.Root, "scripts", "help.txt"), TestContext.Current.CancellationToken);

        foreach (var command in new[] { $"bash '{Tree.Root}/run.sh'", $"dotnet '{BuiltPrograms.Assembly("EventBooking.AppHost")}'" })
        {
            var (exitCode, output) = await ChildProcess.RunAsync(
                new ChildProcessOptions { Name = "help", FileName = "bash", Arguments = ["-c", $"{command} --help"] },
                TestContext.Current.CancellationToken);
            exitCode.ShouldBe(0);
            output.Trim().ShouldBe(text.Trim());
        }

        foreach (var option in new[] { "--servers", "--port", "--replicas", "--sample", "--fresh", "--data-dir", "--tools", "--help" })
        {
            text.ShouldContain($"  {option} ");
        }
    }

    private static Task<string> RefusalAsync(string[] options, params (string Name, string Value)[] settings) =>
        RefusalAsync(AppHostProcess.Start(TestFolder.Subfolder("refused"), Ports.FindFree(), options, settings));

    private static async Task<string> RefusalAsync(AppHostProcess started)
    {
        await using var host = started;
        (await host.ExitCodeAsync()).ShouldBe(1, host.Output);
        return TheOneSentence(host.Output);
    }

    private static async Task<string> ScriptRefusalAsync(string[] options)
    {
        var lines = new ConcurrentQueue<string>();
        var (exitCode, _) = await ChildProcess.RunAsync(
            new ChildProcessOptions
            {
                Name = "run.sh",
                FileName = "bash",
                Arguments = [Path.Combine(Tree.Root, "run.sh"), .. options],
                OnLine = lines.Enqueue,
            },
            TestContext.Current.CancellationToken);
        exitCode.ShouldBe(1);
        return TheOneSentence(string.Join('\n', lines));
    }

    private static string TheOneSentence(string output) => output.TrimEnd().Split('\n').ShouldHaveSingleItem();

    private static TcpListener Taken(out int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
        return listener;
    }
}
