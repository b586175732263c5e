using System.Text.RegularExpressions;

namespace EventBooking.AppHostTests.Deployment;

/// <summary>The settings of ours that a service gets, by name.</summary>
internal static partial class SettingNames
{
    /// <summary>From the app host, besides those that have to do with how Aspire runs and watches it.</summary>
    public static async Task<HashSet<string>> OfAsync(AppHostModel model, string service) =>
        (await model.EnvironmentOfAsync(service)).Keys.Where(name => Documented.Contains(name)).ToHashSet(StringComparer.Ordinal);

    /// <summary>All that docs/configuration.md lists.</summary>
    public static IReadOnlySet<string> Documented { get; } = Name()
        .Matches(File.ReadAllText(Path.Combine(Tree.Root, "docs", "configuration.md")))
        .Select(name => name.Groups["name"].Value)
        .ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex("`(?<name>[A-Z][A-Za-z]+__[A-Za-z0-9_]+)`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
