using EventBooking.LocalServers;
using EventBooking.Testing;

namespace EventBooking.SystemTests;

public sealed class ChildProcessTests
{
    private readonly string _folder = TestFolder.Subfolder("child process");

    [Fact]
    public async Task Its_exit_code_and_output_are_known()
    {
        var (exitCode, output) = await ChildProcess.RunAsync(Shell("echo fine; exit 7"));

        exitCode.ShouldBe(7);
        output.ShouldContain("fine");
    }

    [Fact]
    public async Task Arguments_and_paths_with_spaces_and_quotes_arrive_as_they_are()
    {
        var (exitCode, output) = await ChildProcess.RunAsync(new ChildProcessOptions
        {
            Name = "a name",
            FileName = "/bin/sh",
            Arguments = ["-c", "printf '%s\\n' \"$PWD\" \"$@\"", "sh", "two words", "it's \"quoted\"", "$HOME", ""],
            WorkingDirectory = _folder,
        });

        exitCode.ShouldBe(0);
        output.Split('\n').ShouldBe([_folder, "two words", "it's \"quoted\"", "$HOME", ""]);
    }

    [Fact]
    public async Task A_program_that_does_not_exist_ends_with_127()
    {
        var (exitCode, _) = await ChildProcess.RunAsync(new ChildProcessOptions { Name = "nothing", FileName = "no-such-program" });

        exitCode.ShouldBe(127);
    }

    [Fact]
    public async Task One_that_ignores_the_signal_is_killed_at_the_deadline_with_all_it_started()
    {
        // The second grandchild leaves the group, as a PostgreSQL backend does.
        await using var child = ChildProcess.Start(Shell("trap '' TERM; sleep 600 & setsid sleep 600 & echo ready; wait; wait"));
        await Eventually.BeTrueAsync(() => child.RecentOutput.Contains("ready", StringComparison.Ordinal));

        var orderly = await child.StopAsync(TimeSpan.FromMilliseconds(200));

        orderly.ShouldBeFalse();
        (await child.Exited).ShouldBe(128 + 9);
        await LeftProcesses.ShouldEndAsync(_folder);
    }

    [Fact]
    public async Task The_log_of_the_run_before_is_kept()
    {
        await ChildProcess.RunAsync(Shell("echo first"));
        await ChildProcess.RunAsync(Shell("echo second"));

        (await File.ReadAllTextAsync(Path.Combine(_folder, "shell.log"))).ShouldBe("second\n");
        (await File.ReadAllTextAsync(Path.Combine(_folder, "shell.previous.log"))).ShouldBe("first\n");
    }

    private ChildProcessOptions Shell(string script) => new()
    {
        Name = "shell",
        FileName = "/bin/sh",
        Arguments = ["-c", script],
        WorkingDirectory = _folder,
        LogPath = Path.Combine(_folder, "shell.log"),
    };
}
