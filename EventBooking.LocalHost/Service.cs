using EventBooking.LocalServers;

namespace EventBooking.LocalHost;

/// <summary>One of our programs, built beside this one in the same configuration.</summary>
internal sealed record Service(string Name, string Project, IReadOnlyDictionary<string, string?> Environment, Uri? Health = null)
{
    // bin/<project>/<configuration>/<project>.dll
    private string Assembly
    {
        get
        {
            var configuration = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
            return Path.Combine(configuration.Parent!.Parent!.FullName, Project, configuration.Name, $"{Project}.dll");
        }
    }

    // The runtime that runs this program, where it is one: PATH may name another, or none.
    private static string DotNet => System.Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    public ChildProcess Start(string logFolder)
    {
        if (!File.Exists(Assembly))
        {
            throw new HostException($"{Assembly} is missing: build EventBooking.LocalHost first, as ./run.sh does.");
        }

        return ChildProcess.Start(new ChildProcessOptions
        {
            Name = Name,
            FileName = DotNet,
            Arguments = [Assembly],
            Environment = Environment,
            WorkingDirectory = Path.GetDirectoryName(Assembly)!,
            LogPath = Path.Combine(logFolder, $"{Name}.log"),
            IsError = IsError,
            OnError = line => Screen.ChildError(Name, line),
        });
    }

    // The console logger's level follows the time stamp; the lines of a stack trace are left to the log.
    private static bool IsError(string line) =>
        line.StartsWith("Unhandled exception", StringComparison.Ordinal)
        || line.AsSpan(0, Math.Min(line.Length, 40)) is var start && (start.Contains("fail: ", StringComparison.Ordinal) || start.Contains("crit: ", StringComparison.Ordinal));
}
