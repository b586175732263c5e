namespace EventBooking.Bench;

/// <summary>Where things are in the tree that this program was built in.</summary>
internal static class TreePaths
{
    public static string Root { get; } = FindRoot();

    /// <summary>Holds the results of a whole run.</summary>
    public static string Bench => Path.Combine(Root, "bench");

    /// <summary>Data and logs of the servers; also the results of a run of some scenarios.</summary>
    public static string Work => Path.Combine(Root, "artifacts", "bench");

    /// <summary>A file of the reference API or of pgbench.</summary>
    public static string Peer(string name) => Path.Combine(Bench, "peers", name);

    /// <summary>A script for wrk.</summary>
    public static string Script(string name) => Path.Combine(Bench, "wrk", name);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EventBooking.sln")))
            {
                return folder.FullName;
            }
        }

        throw new BenchException("The bench does not run from within the repository: start it with ./bench/run.sh.");
    }
}
