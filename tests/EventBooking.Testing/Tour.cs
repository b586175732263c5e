using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using EventBooking.LocalServers;

namespace EventBooking.Testing;

/// <summary>docs/tour.md, as a reader who pastes its blocks into a shell one after the other goes through it.</summary>
public static partial class Tour
{
    private const string Api = "API=http://localhost:8000\n";
    private const string LeftOut = "…";
    private const string EndBackground = "kill $(jobs -p) || true\nwait\n";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Takes the tour of a running system.</summary>
    /// <param name="api">The address of its API.</param>
    /// <returns>What the shell printed, and what the page shows and the shell did not print.</returns>
    /// <exception cref="InvalidOperationException">A command failed.</exception>
    public static async Task<(string Printed, IReadOnlyList<string> Missing)> TakeAsync(Uri api)
    {
        ArgumentNullException.ThrowIfNull(api);
        var blocks = Block().Matches(await File.ReadAllTextAsync(Path.Combine(Tree.Root, "docs", "tour.md")))
            .Select(block => (Kind: block.Groups["kind"].Value, Text: block.Groups["text"].Value))
            .ToList();
        var commands = string.Concat(blocks.Where(block => block.Kind == "bash").Select(block => block.Text));
        if (!commands.StartsWith(Api, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The tour does not begin with {Api.Trim()}.");
        }

        var printed = await RunAsync($"API={api.GetLeftPart(UriPartial.Authority)}\n{commands[Api.Length..]}{EndBackground}");
        var missing = blocks.SelectMany(Shown).Where(shown => !printed.Any(Pattern(shown).IsMatch));
        return (string.Join('\n', printed), [.. missing]);
    }

    // A document is shown on several lines and printed on one.
    private static string[] Shown((string Kind, string Text) block) => block.Kind switch
    {
        "json" => [string.Concat(block.Text.Split('\n', StringSplitOptions.TrimEntries))],
        "text" => block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        _ => [],
    };

    private static Regex Pattern(string shown) =>
        new($"^{Regex.Escape(shown).Replace(LeftOut, ".*", StringComparison.Ordinal)}$", RegexOptions.NonBacktracking);

    private static async Task<IReadOnlyCollection<string>> RunAsync(string script)
    {
        var lines = new ConcurrentQueue<string>();
        using var limit = new CancellationTokenSource(Limit);
        var (exitCode, _) = await ChildProcess.RunAsync(
            new ChildProcessOptions
            {
                Name = "tour",
                FileName = "bash",
                Arguments = ["-euo", "pipefail", "-c", script],
                WorkingDirectory = TestFolder.Subfolder("tour"),
                OnLine = lines.Enqueue,
            },
            limit.Token);
        return exitCode == 0
            ? lines
            : throw new InvalidOperationException($"The tour ended with {exitCode} after:\n{string.Join('\n', lines)}");
    }

    [GeneratedRegex(
        @"^```(?<kind>bash|json|text)\n(?<text>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex Block();
}
