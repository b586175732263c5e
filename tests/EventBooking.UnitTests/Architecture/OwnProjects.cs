using System.Reflection;
using System.Xml.Linq;
using EventBooking.Testing;

namespace EventBooking.UnitTests.Architecture;

/// <summary>The projects of the product, as their files say and as they were compiled.</summary>
internal static class OwnProjects
{
    private const string Prefix = "EventBooking.";

    /// <summary>Names without the prefix that all share.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.GetDirectories(Tree.Root, $"{Prefix}*")
            .Select(folder => Path.GetFileName(folder)[Prefix.Length..])
            .Where(name => File.Exists(FileOf(name))),
    ];

    public static IReadOnlyList<Assembly> Assemblies { get; } =
        [.. Names.Select(name => Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, $"{Prefix}{name}.dll")))];

    public static string NameOf(Assembly assembly) => assembly.GetName().Name![Prefix.Length..];

    /// <summary>Projects that a project names in its file.</summary>
    public static IEnumerable<string> ReferencesOf(string name) => XDocument.Load(FileOf(name))
        .Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))[Prefix.Length..]);

    /// <summary>Projects whose types a project's code names, also where they came along with another.</summary>
    public static IEnumerable<string> UsedBy(Assembly assembly) => assembly.GetReferencedAssemblies()
        .Select(reference => reference.Name!)
        .Where(reference => reference.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(reference => reference[Prefix.Length..]);

    private static string FileOf(string name) => Path.Combine(Tree.Root, $"{Prefix}{name}", $"{Prefix}{name}.csproj");
}
