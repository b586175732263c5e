using EventBooking.LocalServers;
using EventBooking.Testing;

namespace EventBooking.SystemTests;

/// <summary>Two systems that start at the same moment want the same ports: those that were usual, or last used, and free.</summary>
public sealed class TwoSystemsTests
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Both_come_up_at_the_same_moment_time_and_again()
    {
        var folders = new[] { TestFolder.Subfolder("one"), TestFolder.Subfolder("other") };
        var rounds = TestScale.Full ? 6 : 2;
        for (var round = 0; round < rounds; round++)
        {
            // Without it both keep to what they found in the first round.
            foreach (var book in folders.Select(folder => Path.Combine(folder, "ports.json")))
            {
                File.Delete(book);
            }

            await using var one = LocalHostDriver.Start(folders[0], Ports.FindFree());
            await using var other = LocalHostDriver.Start(folders[1], Ports.FindFree());

            await Task.WhenAll(one.WaitUntilRunningAsync(), other.WaitUntilRunningAsync());

            foreach (var host in new[] { one, other })
            {
                await host.RunFirstCurlAsync();
                (await host.EventNamesAsync()).Count.ShouldBe(round + 1);
                host.Output.ShouldNotContain("in use", Case.Insensitive);
            }

            await Task.WhenAll(one.StopAsync(StopLimit), other.StopAsync(StopLimit));
        }

        foreach (var folder in folders)
        {
            TestFolder.DeleteSubfolder(folder);
        }
    }

    [Fact]
    public async Task Of_two_with_the_same_named_port_one_comes_up_and_the_other_says_why_not()
    {
        var port = Ports.FindFree();
        await using var one = LocalHostDriver.Start(TestFolder.Subfolder("one"), port);
        await using var other = LocalHostDriver.Start(TestFolder.Subfolder("other"), port);

        var end = one.ExitCodeAsync();
        var (ended, running) = await Task.WhenAny(end, other.ExitCodeAsync()) == end ? (one, other) : (other, one);

        (await ended.ExitCodeAsync()).ShouldBe(1);
        ended.Output.ShouldContain($"Port {port} is taken by another program. Choose another one with --port");
        await running.WaitUntilRunningAsync();
        await running.StopAsync(StopLimit);
    }
}
