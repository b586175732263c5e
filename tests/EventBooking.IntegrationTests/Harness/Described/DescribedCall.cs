using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EventBooking.IntegrationTests.Harness.Described;

/// <summary>A call of the document, by method and path.</summary>
internal sealed class DescribedCall(string method, string path, JsonNode operation, ClosedSchemas schemas)
{
    private static readonly Regex Parameter = new(@"\\\{[a-z_]+}", RegexOptions.NonBacktracking, Regex.InfiniteMatchTimeout);

    // The framework's routes take any case, and a slash at the end.
    private readonly Regex _path = new(
        $"^{Parameter.Replace(Regex.Escape(path), "[^/]+")}/?$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant,
        Regex.InfiniteMatchTimeout);

    private readonly Dictionary<int, DescribedAnswer> _answers = operation["responses"]!.AsObject().ToDictionary(
        answer => int.Parse(answer.Key, CultureInfo.InvariantCulture), answer => new DescribedAnswer(answer.Value!, schemas));

    public bool IsAt(string address) => _path.IsMatch(address);

    public bool Is(string wanted) => string.Equals(method, wanted, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the document says of a status; null for nothing.</summary>
    public DescribedAnswer? AnswerOf(int status) => _answers.GetValueOrDefault(status);
}
