using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;
using EventBooking.Testing;

namespace EventBooking.UnitTests.Documents;

/// <summary>
/// The API's document in the tree, against the one that clients were written for: the last tag's, else the last commit's.
/// </summary>
public sealed class CommittedDocumentTests
{
    private const string Document = "docs/openapi.json";

    [Fact]
    public void Nothing_that_clients_rely_on_is_gone()
    {
        var before = Git("describe", "--tags", "--abbrev=0") is { } tag ? Git("show", $"{tag.Trim()}:{Document}") : null;
        before ??= Git("show", $"HEAD:{Document}");
        Assert.SkipWhen(before is null, "There is no history with a document to compare with.");

        var after = File.ReadAllText(Path.Combine(Tree.Root, Document));

        BreakingChanges.Between(JsonNode.Parse(before)!, JsonNode.Parse(after)!).ShouldBeEmpty(
            $"{Document} breaks clients of the version before: let the old form work on beside the new one.");
    }

    // Null where there is no git, no history or no such file.
    private static string? Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = Tree.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var git = Process.Start(start)!;
            var errors = git.StandardError.ReadToEndAsync();
            var output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            errors.GetAwaiter().GetResult();
            return git.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
