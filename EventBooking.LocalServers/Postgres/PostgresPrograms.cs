using System.Globalization;

namespace EventBooking.LocalServers;

/// <summary>The programs of one installed PostgreSQL.</summary>
internal sealed record PostgresPrograms(string Folder, int Version)
{
    public string Server => Path.Combine(Folder, "postgres");

    public string InitDb => Path.Combine(Folder, "initdb");

    public string IsReady => Path.Combine(Folder, "pg_isready");

    /// <summary>The version that made the data, else the newest one.</summary>
    public static async Task<PostgresPrograms> FindAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var installed = Installed().OrderByDescending(programs => programs.Version).ToList();
        if (installed.Count == 0)
        {
            throw new LocalServerException(
                "PostgreSQL is not installed: install its server package (on Debian and Ubuntu: apt-get install postgresql).");
        }

        var versionFile = Path.Combine(dataFolder, "PG_VERSION");
        if (!File.Exists(versionFile))
        {
            return installed[0];
        }

        var version = (await File.ReadAllTextAsync(versionFile, cancellationToken)).Trim();
        return installed.Find(programs => programs.Version.ToString(CultureInfo.InvariantCulture) == version)
            // A version that PATH alone names is unknown (0): PostgreSQL itself then says whether it fits.
            ?? installed.Find(programs => programs.Version == 0)
            ?? throw new LocalServerException($"The data in {dataFolder} was made by PostgreSQL {version}, which is not installed "
                + "any more: install it, or start from empty with --fresh.");
    }

    private static IEnumerable<PostgresPrograms> Installed()
    {
        string[] folders =
        [
            .. Programs.Folders("/usr/lib/postgresql", "*"), .. Programs.Folders("/usr", "pgsql-*"),
            .. Programs.Folders("/opt/homebrew/opt", "postgresql@*"), .. Programs.Folders("/usr/local/opt", "postgresql@*"),
        ];
        foreach (var folder in folders)
        {
            var programs = new PostgresPrograms(Path.Combine(folder, "bin"), VersionIn(Path.GetFileName(folder)));
            if (File.Exists(programs.Server) && File.Exists(programs.InitDb))
            {
                yield return programs;
            }
        }

        // Debian puts only client programs on PATH, so the server there is a deliberate installation.
        if (Path.GetDirectoryName(Programs.Find("postgres")) is { } onPath)
        {
            yield return new PostgresPrograms(onPath, Version: 0);
        }
    }

    private static int VersionIn(string name) =>
        int.TryParse(name[(name.LastIndexOfAny(['-', '@']) + 1)..], CultureInfo.InvariantCulture, out var version) ? version : 0;
}
