namespace EventBooking.UnitTests.Architecture;

/// <summary>Arrows between projects point inwards only.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Domain"] = [],
        ["Contracts"] = [],
        ["ServiceDefaults"] = [],
        ["LocalServers"] = ["ServiceDefaults"],
        ["Presentation"] = ["Domain"],
        ["Infrastructure"] = ["Domain", "Contracts", "Presentation"],
        ["Api"] = ["Domain", "Contracts", "Presentation", "Infrastructure", "ServiceDefaults"],
        ["Notifier"] = ["Domain", "Contracts", "Presentation", "Infrastructure", "ServiceDefaults"],
        ["MigrationService"] = ["Infrastructure", "ServiceDefaults"],
        ["AppHost"] = ["ServiceDefaults", "LocalServers"],
    };

    private static readonly string[] Services = ["Api", "Notifier", "MigrationService"];

    [Fact]
    public void Every_project_has_its_row() => OwnProjects.Names.ShouldAllBe(name => Allowed.ContainsKey(name));

    [Fact]
    public void Projects_reference_only_what_they_may()
    {
        foreach (var name in OwnProjects.Names)
        {
            foreach (var referenced in OwnProjects.ReferencesOf(name))
            {
                // The app host's references to services are resources: its SDK passes no assembly on.
                var isResource = name == "AppHost" && Services.Contains(referenced);
                (isResource || Allowed[name].Contains(referenced)).ShouldBeTrue($"{name} -> {referenced}");
            }
        }
    }

    [Fact]
    public void Code_uses_only_what_its_project_may_also_where_it_came_along()
    {
        OwnProjects.Assemblies.ShouldNotBeEmpty();
        foreach (var assembly in OwnProjects.Assemblies)
        {
            var name = OwnProjects.NameOf(assembly);
            OwnProjects.UsedBy(assembly).Except(Allowed[name], StringComparer.Ordinal).ShouldBeEmpty(name);
        }
    }

    [Theory]
    [InlineData("Domain", new[] { "NodaTime" })]
    [InlineData("Contracts", new string[0])]
    public void The_innermost_know_no_framework(string name, string[] libraries) => OwnProjects.Assemblies
        .Where(assembly => OwnProjects.NameOf(assembly) == name)
        .SelectMany(assembly => assembly.GetReferencedAssemblies())
        .Select(reference => reference.Name!)
        .Where(reference => !reference.StartsWith("System.", StringComparison.Ordinal))
        .Except(libraries, StringComparer.Ordinal)
        .ShouldBeEmpty();
}
