using EventBooking.LocalServers;

namespace EventBooking.AppHostTests;

/// <summary>What does not come up, or ends, is said on the console with its reason: not everybody looks at the dashboard.</summary>
[Collection(WholeSystem.Name)]
public sealed class FailureTests
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_migration_that_fails_is_on_the_console_with_the_end_of_its_log()
    {
        var free = Ports.FindFree();
        await using var host = AppHostProcess.Start(
            TestFolder.Subfolder("failure"),
            Ports.FindFree(),
            ["--servers", "managed"],
            ("ConnectionStrings__bookingdb_migrations", $"Host=127.0.0.1;Port={free};Username=nobody;Database=nothing"),
            ("ConnectionStrings__bookingdb_api", $"Host=127.0.0.1;Port={free};Username=nobody_else;Database=nothing"),
            ("ConnectionStrings__bookingdb_notifier", $"Host=127.0.0.1;Port={free};Username=nobody_at_all;Database=nothing"),
            ("ConnectionStrings__redis", $"127.0.0.1:{free}"),
            ("ConnectionStrings__rabbitmq_api", $"amqp://127.0.0.1:{free}"),
            ("ConnectionStrings__rabbitmq_notifier", $"amqp://127.0.0.1:{free}"),
            ("Parameters__mail-host", "127.0.0.1"),
            ("Parameters__mail-from", "bookings@localhost"),
            ("Migrations__WaitForDatabase", "00:00:01"));

        await host.WaitForAsync("Ctrl-C stops everything");

        host.Output.ShouldContain("  !!  migrations ended with exit code 1. Its log ends with:");
        host.Output.ShouldContain("fail: EventBooking.MigrationService.ServerWait");
        host.Output.ShouldContain("The database did not start within 00:00:01: ");
        (await host.StopAsync(StopLimit)).ShouldBe(0);
        host.Output.ShouldNotContain("api did not start", customMessage: "It only waited.");
        host.Output.ShouldNotContain("curl");
    }

    [Fact]
    public async Task A_server_that_does_not_start_is_on_the_console_with_its_reason()
    {
        const string server = "rabbitmq";
        var folder = TestFolder.Subfolder("failure");
        SystemFolder.Open(folder, "the test").Dispose();
        await File.WriteAllTextAsync(Path.Combine(folder, server), "not a folder", TestContext.Current.CancellationToken);
        await using var broken = AppHostProcess.Start(folder, Ports.FindFree(), ["--replicas", "1"]);

        await broken.WaitForAsync("  curl ");
        broken.Output.ShouldContain($"  !!  {server} did not start. Its log ends with:");
        broken.Output.ShouldContain($"'{Path.Combine(folder, server)}'", customMessage: "What is in the way.");

        (await broken.StopAsync(StopLimit)).ShouldBe(0);
        TestFolder.DeleteSubfolder(folder);
    }
}
