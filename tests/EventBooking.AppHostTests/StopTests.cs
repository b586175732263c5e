using EventBooking.LocalServers;

namespace EventBooking.AppHostTests;

/// <summary>How the app host ends.</summary>
[Collection(EndToEndTests.OneAtATime)]
public sealed class StopTests
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Services_end_before_the_servers_they_use()
    {
        var stop = TestContext.Current.CancellationToken;
        var folder = TestFolder.Subfolder("stopped");
        var port = Ports.FindFree();
        await using var host = AppHostProcess.Start(["--servers", "local", "--data-dir", folder, "--port", $"{port}"]);
        // While no replica is there yet, the address takes a request and keeps it.
        using var api = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}"), Timeout = TimeSpan.FromSeconds(5) };
        await Eventually.PassAsync(
            async () =>
            {
                host.Exited.IsCompleted.ShouldBeFalse(host.Output);
                (await api.GetAsync("/health", stop)).EnsureSuccessStatusCode();
            },
            StartLimit);

        (await host.StopAsync(StopLimit)).ShouldBeTrue("No force was needed.");

        (await host.Exited).ShouldBe(0);
        Ports.IsFree(port).ShouldBeTrue("Nothing of it is left.");
        var log = await File.ReadAllTextAsync(Path.Combine(folder, "logs", "postgres.log"), stop);
        log.ShouldContain("database system is shut down");
        log.ShouldNotContain("terminating connection", customMessage: "A service was still connected.");
    }
}
