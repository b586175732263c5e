using System.Net;
using System.Net.Sockets;
using EventBooking.LocalServers;

namespace EventBooking.AppHostTests;

/// <summary>What keeps the system from starting: one sentence each, that says what to do, and exit code 1.</summary>
public sealed class StartTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_taken_port_of_the_api_is_named_with_the_option_that_chooses_another()
    {
        using var other = Taken(out var port);

        var refusal = await RefusalAsync(["--servers", "local", "--port", $"{port}"]);

        refusal.ShouldStartWith($"Port {port} is taken by another program. Choose another one with --port");
    }

    [Fact]
    public async Task A_taken_port_costs_no_data_even_where_they_were_to_be_deleted()
    {
        using var other = Taken(out var port);
        var folder = TestFolder.Subfolder("kept");
        SystemFolder.Open(folder, "the test").Dispose();
        var data = Path.Combine(folder, "keys.pfx");
        await File.WriteAllTextAsync(data, "of an earlier run", TestContext.Current.CancellationToken);

        var refusal = await RefusalAsync(["--servers", "local", "--fresh", "--data-dir", folder, "--port", $"{port}"]);

        refusal.ShouldStartWith($"Port {port} is taken");
        File.Exists(data).ShouldBeTrue();
    }

    [Fact]
    public async Task A_taken_port_costs_no_volumes_even_where_they_were_to_be_deleted()
    {
        using var other = Taken(out var port);
        using var engine = new StubEngine();

        var refusal = await RefusalAsync(["--servers", "containers", "--fresh", "--port", $"{port}"], engine.Setting, ("XDG_DATA_HOME", TestFolder.Subfolder("user")));

        refusal.ShouldStartWith($"Port {port} is taken");
        (await engine.CallsAsync()).ShouldNotContain(call => call.StartsWith("volume rm", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_taken_port_of_the_dashboard_is_named_with_its_setting()
    {
        using var other = Taken(out var port);

        var refusal = await RefusalAsync(["--servers", "local", "--port", $"{Ports.FindFree()}"], ("ASPNETCORE_URLS", $"http://localhost:{port}"));

        refusal.ShouldStartWith($"The dashboard needs http://localhost:{port}");
        refusal.ShouldContain("--ASPNETCORE_URLS=");
    }

    [Fact]
    public async Task A_volume_that_a_container_uses_is_left_to_it()
    {
        using var engine = new StubEngine();
        await engine.HasContainerAsync("postgres-abc");

        var refusal = await RefusalAsync(["--fresh", "--port", $"{Ports.FindFree()}"], engine.Setting, ("XDG_DATA_HOME", TestFolder.Subfolder("user")));

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

        var refusal = await RefusalAsync(["--servers", "containers", "--port", $"{Ports.FindFree()}"], engine.Setting, ("XDG_DATA_HOME", data));

        refusal.ShouldStartWith("EventBooking is already running");
        refusal.ShouldContain("http://localhost:8001");
    }

    [Fact]
    public async Task Without_a_container_engine_the_way_without_one_is_told()
    {
        var refusal = await RefusalAsync(["--servers", "containers", "--port", $"{Ports.FindFree()}"], ("ASPIRE_CONTAINER_RUNTIME", "no-such-engine"), ("XDG_DATA_HOME", TestFolder.Subfolder("user")));

        refusal.ShouldContain("--servers local");
    }

    [Fact]
    public async Task Two_systems_do_not_share_a_data_folder()
    {
        var folder = TestFolder.Subfolder("shared");
        using var other = SystemFolder.Open(folder, "the test");

        var refusal = await RefusalAsync(["--servers", "local", "--data-dir", folder, "--port", $"{Ports.FindFree()}"]);

        refusal.ShouldStartWith($"EventBooking is already running on {folder}");
    }

    [Fact]
    public async Task An_option_that_makes_no_sense_is_refused_in_a_sentence()
    {
        var refusal = await RefusalAsync(["--servers", "local", "--data-dir", ""]);

        refusal.ShouldBe("--data-dir takes the path of a folder.");
    }

    private static async Task<string> RefusalAsync(string[] arguments, params (string Name, string Value)[] settings)
    {
        await using var host = AppHostProcess.Start(arguments.Contains("--data-dir") ? arguments : ["--data-dir", TestFolder.Subfolder("refused"), .. arguments], settings);
        (await host.Exited.WaitAsync(Limit, TestContext.Current.CancellationToken)).ShouldBe(1, host.Output);
        host.Output.ShouldNotContain("   at ", customMessage: "A stack trace tells nobody what to do.");
        return host.Output.TrimEnd().Split('\n')[^1];
    }

    private static TcpListener Taken(out int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
        return listener;
    }
}
