using System.Globalization;
using EventBooking.Bench.Measuring;
using EventBooking.Bench.Subjects;
using EventBooking.LocalServers;

namespace EventBooking.Bench.Load;

/// <summary>pgbench: what PostgreSQL itself can do with one booking a commit.</summary>
internal static class PgBench
{
    public const string OneStatement = "one_statement.sql";
    public const string LockThenUpdate = "lock_then_update.sql";

    private const string DebianFolder = "/usr/lib/postgresql";

    /// <summary>Runs a script on so many rows, each client on its own connection.</summary>
    public static async Task<Sample> RunAsync(
        BenchServers servers, string script, int rows, int clients, int seconds, CancellationToken cancellationToken)
    {
        await servers.CheckpointAsync(cancellationToken);
        var folder = Directory.CreateDirectory(Path.Combine(TreePaths.Work, "pgbench")).FullName;
        List<string> lines = [];
        var (exitCode, output) = await ChildProcess.RunAsync(
            new ChildProcessOptions
            {
                Name = "pgbench",
                FileName = Find(),
                Arguments =
                [
                    "-n", "-M", "prepared", "-f", TreePaths.Peer(script), "-D", $"n={rows}",
                    "-c", $"{clients}", "-j", $"{Math.Min(clients, 2)}", "-T", $"{seconds}",
                    // Each transaction's time goes to a file: the summary has only their average.
                    "--log", "--log-prefix", Path.Combine(folder, "transactions"),
                    "-h", "127.0.0.1", "-p", $"{servers.Postgres.Port}", "-U", BenchServers.Superuser, BenchServers.PgBenchDatabase,
                ],
                Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["PGPASSWORD"] = servers.PasswordOf(BenchServers.Superuser),
                },
                OnLine = line =>
                {
                    lock (lines)
                    {
                        lines.Add(line);
                    }
                },
            },
            cancellationToken);
        if (exitCode != 0)
        {
            throw new BenchException($"pgbench failed (exit code {exitCode}): {output}");
        }

        var latencies = Latencies(folder);
        Directory.Delete(folder, recursive: true);
        return new Sample(Rate(lines), latencies.Percentile(50), latencies.Percentile(99));
    }

    /// <summary>The line "tps = 5900.12 (without initial connection time)".</summary>
    internal static double Rate(IEnumerable<string> lines)
    {
        var line = lines.First(line => line.StartsWith("tps = ", StringComparison.Ordinal));
        return double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture);
    }

    // client, transaction, microseconds, script, …
    private static Latencies Latencies(string folder) => Measuring.Latencies.OfMilliseconds(Directory.GetFiles(folder)
        .SelectMany(File.ReadLines)
        .Select(line => double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) / 1000));

    private static string Find()
    {
        // Debian keeps those of each version here; the one on PATH chooses among clusters of the system.
        var versions = Directory.Exists(DebianFolder) ? Directory.GetDirectories(DebianFolder) : [];
        return versions.Select(folder => Path.Combine(folder, "bin", "pgbench")).Where(File.Exists).Max(StringComparer.Ordinal)
            ?? Programs.Find("pgbench")
            ?? throw new BenchException("pgbench is missing: start the bench with ./bench/run.sh, which installs it.");
    }
}
