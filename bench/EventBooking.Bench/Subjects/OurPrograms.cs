namespace EventBooking.Bench.Subjects;

/// <summary>Our programs, built beside this one in the same configuration.</summary>
internal static class OurPrograms
{
    /// <summary>The runtime that runs this program, where it is one: PATH may name another, or none.</summary>
    public static string DotNet =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    /// <summary>bin/project/configuration/project.dll.</summary>
    public static string Assembly(string project)
    {
        var configuration = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Path.Combine(configuration.Parent!.Parent!.FullName, project, configuration.Name, $"{project}.dll");
    }
}
