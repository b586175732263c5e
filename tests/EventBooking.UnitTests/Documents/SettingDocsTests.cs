using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using EventBooking.Testing;
using EventBooking.UnitTests.Architecture;

namespace EventBooking.UnitTests.Documents;

public sealed partial class SettingDocsTests
{
    // Its default depends on the machine.
    private const string Lanes = "Booking__Lanes";

    private static readonly IReadOnlyList<Setting> Known =
    [
        .. OwnProjects.Assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => SectionOf(type) is not null)
            .SelectMany(SettingsOf),
    ];

    /// <summary>Name and default of each setting on the page.</summary>
    private static readonly Dictionary<string, string> Documented = Read();

    [Fact]
    public void The_page_on_settings_names_every_setting_of_every_section()
    {
        var sections = Known.Select(setting => setting.Section).ToHashSet(StringComparer.Ordinal);
        var known = Known.Select(setting => setting.Name).ToList();
        var documented = Documented.Keys.Where(name => sections.Contains(name.Split("__")[0])).ToList();

        sections.Count.ShouldBeGreaterThan(10);
        known.Except(documented, StringComparer.Ordinal).ShouldBeEmpty("The page lacks them.");
        documented.Except(known, StringComparer.Ordinal).ShouldBeEmpty("The code does not read them.");
    }

    [Fact]
    public void The_page_on_settings_begins_each_default_as_the_code_has_it()
    {
        var differing =
            from setting in Known
            where setting is { Default: not null, Name: not Lanes }
            let documented = Documented.GetValueOrDefault(setting.Name, "")
            where documented.Replace("`", "", StringComparison.Ordinal).Split([' ', ';', ','])[0] != setting.Default
            select $"{setting.Name} is {setting.Default} in the code and '{documented}' on the page";

        differing.ShouldBeEmpty();
    }

    private static string? SectionOf(Type type) =>
        type.GetField("SectionName", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string;

    private static IEnumerable<Setting> SettingsOf(Type options)
    {
        var section = SectionOf(options)!;
        var defaults = Activator.CreateInstance(options, nonPublic: true);
        return from property in options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
               where property.CanWrite || property.PropertyType == typeof(IList<string>)
               let isList = typeof(IEnumerable<string>).IsAssignableFrom(property.PropertyType)
               let name = $"{section}__{property.Name}{(isList ? "__0" : "")}"
               select new Setting(section, name, isList ? null : Text(property.GetValue(defaults)));
    }

    // Null: the page has words for it.
    private static string? Text(object? value) => value switch
    {
        null or "" => null,
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static Dictionary<string, string> Read()
    {
        var rows = TableRow().Matches(File.ReadAllText(Path.Combine(Tree.Root, "docs", "configuration.md")));
        return (from row in rows
                from name in Name().Matches(row.Groups["names"].Value)
                select (Name: name.Groups["name"].Value, Default: row.Groups["default"].Value))
            .ToDictionary(row => row.Name, row => row.Default, StringComparer.Ordinal);
    }

    [GeneratedRegex(
        @"^\| (?<names>`[A-Z][^|]*) \| [^|]* \| (?<default>[^|]*) \|",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TableRow();

    [GeneratedRegex("`(?<name>[A-Za-z0-9_]+)`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    private sealed record Setting(string Section, string Name, string? Default);
}
