using System.Reflection;
using System.Xml.Linq;

namespace EventBooking.UnitTests.Architecture;

/// <summary>The projects of the product, as their files say and as they were compiled.</summary>
internal static class Projects
{
    private const string Prefix = "EventBooking.";

    /// <summary>The root of the tree.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Names without the prefix that all share.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetDirectories(Root, $"{Prefix}*").Select(folder => Path.GetFileName(folder)[Prefix.Length..]).Where(name => File.Exists(FileOf(name)))];

    /// <summary>Those whose assembly is beside the tests: all but the app host, whose packages a feed may lack.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
        [.. Names.Where(name => name != "AppHost").Select(name => Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, $"{Prefix}{name}.dll")))];

    public static string NameOf(Assembly assembly) => assembly.GetName().Name![Prefix.Length..];

    /// <summary>Projects that a project names in its file; those it only starts are not used by its code.</summary>
    public static IEnumerable<(string Name, bool IsStarted)> ReferencesOf(string name) => XDocument.Load(FileOf(name))
        .Descendants("ProjectReference")
        .Select(reference => (
            Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))[Prefix.Length..],
            reference.Attribute("ReferenceOutputAssembly")?.Value == "false"));

    /// <summary>Projects whose types a project's code names, also where they came along with another.</summary>
    public static IEnumerable<string> UsedBy(Assembly assembly) => assembly.GetReferencedAssemblies()
        .Select(reference => reference.Name!)
        .Where(reference => reference.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(reference => reference[Prefix.Length..]);

    private static string FileOf(string name) => Path.Combine(Root, $"{Prefix}{name}", $"{Prefix}{name}.csproj");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EventBooking.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run from within the repository.");
    }
}
