using System.Globalization;
using System.Text.RegularExpressions;
using EventBooking.Api.Http;
using EventBooking.Domain;
using EventBooking.Testing;

namespace EventBooking.UnitTests;

public sealed partial class ErrorDocsTests
{
    [Fact]
    public void The_page_on_errors_names_every_code_with_its_status()
    {
        var documented = CodeRow().Matches(File.ReadAllText(Path.Combine(Tree.Root, "docs", "errors.md")))
            .Select(row => (Code: row.Groups["code"].Value, Status: int.Parse(row.Groups["status"].Value, CultureInfo.InvariantCulture)));

        documented.ShouldBe(Failures.All.Select(failure => (failure.Code, failure.Kind.ToStatus())), ignoreOrder: true);
    }

    [GeneratedRegex(
        @"^\| `(?<code>[a-z_]+)` \| (?<status>\d{3}) \|",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CodeRow();
}
