using EventBooking.LocalServers;

namespace EventBooking.LocalHost;

/// <summary>One of our programs, built beside this one in the same configuration.</summary>
internal sealed record Service(string Name, string Project, IReadOnlyDictionary<string, string?> Environment, Uri? Address = null)
{
    /// <summary>Returns when it listens and is healthy.</summary>
    /// <exception cref="LocalServerException">It ended while starting, or its port was taken.</exception>
    public async Task<ChildProcess> StartAsync(string logFolder, CancellationToken cancellationToken)
    {
        var child = await ListeningChild.StartAsync(Describe(logFolder), $"Now listening on: {Address!.OriginalString}", cancellationToken);
        try
        {
            await HealthCheck.WaitAsync(child, new Uri(Address, "/health"), cancellationToken);
            return child;
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }
    }

    public ChildProcess Start(string logFolder) => ChildProcess.Start(Describe(logFolder));

    private ChildProcessOptions Describe(string logFolder)
    {
        var assembly = BuiltPrograms.Assembly(Project);
        if (!File.Exists(assembly))
        {
            throw new HostException($"{assembly} is missing: build EventBooking.LocalHost first, as ./run.sh does.");
        }

        return new ChildProcessOptions
        {
            Name = Name,
            FileName = BuiltPrograms.DotNet,
            Arguments = [assembly],
            Environment = Environment,
            WorkingDirectory = Path.GetDirectoryName(assembly)!,
            LogPath = Path.Combine(logFolder, $"{Name}.log"),
            IsError = IsError,
            OnError = line => Screen.ChildError(Name, line),
        };
    }

    // The console logger's level follows the time stamp; the lines of a stack trace are left to the log.
    private static bool IsError(string line) =>
        line.StartsWith("Unhandled exception", StringComparison.Ordinal)
        || line.AsSpan(0, Math.Min(line.Length, 40)) is var start && (start.Contains("fail: ", StringComparison.Ordinal) || start.Contains("crit: ", StringComparison.Ordinal));
}
