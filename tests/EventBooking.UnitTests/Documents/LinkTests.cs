using System.Text.RegularExpressions;
using EventBooking.Testing;

namespace EventBooking.UnitTests.Documents;

/// <summary>Links among the pages that are written for people.</summary>
public sealed partial class LinkTests
{
    private static readonly IReadOnlyList<string> Pages =
    [
        Path.Combine(Tree.Root, "README.md"),
        .. Directory.GetFiles(Path.Combine(Tree.Root, "docs"), "*.md", SearchOption.AllDirectories),
        .. Directory.GetFiles(Path.Combine(Tree.Root, "bench"), "*.md"),
    ];

    [Fact]
    public void Every_link_leads_to_a_file_and_to_a_heading_in_it()
    {
        var links = Pages.SelectMany(LinksOf).ToList();

        links.Count.ShouldBeGreaterThan(50);
        links.Where(link => !Leads(link))
            .Select(link => $"{Path.GetRelativePath(Tree.Root, link.Page)} -> {link.Target}")
            .ShouldBeEmpty();
    }

    private static IEnumerable<(string Page, string Target)> LinksOf(string page) =>
        Link().Matches(File.ReadAllText(page)).Select(link => (page, link.Groups["target"].Value));

    private static bool Leads((string Page, string Target) link)
    {
        var parts = link.Target.Split('#', 2);
        var file = parts[0].Length == 0 ? link.Page : Path.GetFullPath(parts[0], Path.GetDirectoryName(link.Page)!);
        return parts.Length == 1 ? Path.Exists(file) : File.Exists(file) && AnchorsOf(file).Contains(parts[1], StringComparer.Ordinal);
    }

    // As a page is shown: small letters and hyphens, without punctuation.
    private static IEnumerable<string> AnchorsOf(string page) => Heading().Matches(File.ReadAllText(page))
        .Select(heading => NotInAnchor().Replace(heading.Groups["text"].Value, "").Replace(' ', '-').ToLowerInvariant());

    [GeneratedRegex(@"\]\((?!https?:)(?<target>[^()\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.+?)\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]", RegexOptions.NonBacktracking)]
    private static partial Regex NotInAnchor();
}
