using System.Globalization;
using System.Reflection;
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

        documented.ShouldBe(ProblemCatalog.All.Select(kind => (kind.Code, kind.Status)), ignoreOrder: true);
    }

    [Fact]
    public void Every_code_has_a_status()
    {
        var codes = typeof(ErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

        ProblemCatalog.All.Select(kind => kind.Code).ShouldBe(codes, ignoreOrder: true);
    }

    [GeneratedRegex(@"^\| `(?<code>[a-z_]+)` \| (?<status>\d{3}) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CodeRow();
}
