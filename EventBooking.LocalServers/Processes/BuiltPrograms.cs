namespace EventBooking.LocalServers;

/// <summary>Our programs, built beside the running one in the same configuration.</summary>
public static class BuiltPrograms
{
    /// <summary>The runtime that runs this program, if it is one: PATH may name another, or none.</summary>
    public static string DotNet =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    /// <summary>Where a program lies, built or not: bin/project/configuration/project.dll.</summary>
    public static string Assembly(string project)
    {
        var configuration = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        return Path.GetFullPath(Path.Combine(configuration, "..", "..", project, Path.GetFileName(configuration), $"{project}.dll"));
    }
}
