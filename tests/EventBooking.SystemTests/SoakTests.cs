using EventBooking.LocalServers;
using EventBooking.Testing;

namespace EventBooking.SystemTests;

/// <summary>
/// The short form of the bench's soak: requests of every kind and mails, through API, broker and notifier to a mail server.
/// </summary>
public sealed class SoakTests
{
    [Fact]
    public async Task Nothing_keeps_anything_of_a_request_or_a_mail()
    {
        var results = TestFolder.Subfolder("soak");

        // It fails where the heap of one of them, after a forced collection, is more than a tenth above what it was after the first tenth.
        var (exitCode, output) = await ChildProcess.RunAsync(new ChildProcessOptions
        {
            Name = "soak",
            FileName = "dotnet",
            Arguments = [BuiltPrograms.Assembly("EventBooking.Bench"), "--quick", "--only", "l", "--out", results],
        });

        exitCode.ShouldBe(0, output);
        var table = await File.ReadAllTextAsync(Path.Combine(results, "RESULTS.md"));
        table.ShouldContain("| 30,000 | ");
        table.ShouldContain("| (l) notifier: heap at its highest / after the first tenth |");
    }
}
