namespace EventBooking.LocalServers;

/// <summary>What to run as a child, and how it ends.</summary>
public sealed record ChildProcessOptions
{
    /// <summary>What people call it: stands in front of its lines on the console.</summary>
    public required string Name { get; init; }

    /// <summary>The program, by path or by a name on PATH.</summary>
    public required string FileName { get; init; }

    /// <summary>Handed over as they are: spaces and quotes need no care.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Added to the environment; a null value removes a variable.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Start from an empty environment instead of this process's own.</summary>
    public bool CleanEnvironment { get; init; }

    /// <summary>Defaults to the root folder, which every user can enter.</summary>
    public string WorkingDirectory { get; init; } = "/";

    /// <summary>
    /// Takes both outputs; the file of the run before is kept beside it as <c>*.previous.log</c>. Null keeps only the last lines, in
    /// memory.
    /// </summary>
    public string? LogPath { get; init; }

    /// <summary>Asks for an orderly stop.</summary>
    public StopSignal StopSignal { get; init; } = StopSignal.Terminate;

    /// <summary>How long an orderly stop may take at most, whatever its caller allows.</summary>
    public TimeSpan StopWithin { get; init; } = TimeSpan.MaxValue;

    /// <summary>What the child gets when this process was killed; three seconds later it is killed.</summary>
    public StopSignal OrphanSignal { get; init; } = StopSignal.Kill;

    /// <summary>Called for each line of the output, one at a time for each of both outputs.</summary>
    public Action<string>? OnLine { get; init; }
}
