using System.Globalization;
using System.Runtime.InteropServices;
using EventBooking.Bench.Subjects;
using EventBooking.LocalServers;
using Npgsql;

namespace EventBooking.Bench.Report;

/// <summary>On what, and of what, the figures are. No names and no paths.</summary>
internal static class MachineFacts
{
    private const string PythonVersions =
        """
        import sys, fastapi, sqlalchemy, asyncpg
        print(f'Python {sys.version.split()[0]}, FastAPI {fastapi.__version__},',
              f'SQLAlchemy {sqlalchemy.__version__}, asyncpg {asyncpg.__version__}')
        """;

    public static async Task<IReadOnlyList<(string What, string Value)>> ReadAsync(
        BenchServers servers, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(servers.Postgres.ConnectionString());
        return
        [
            ("date", TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)),
            ("commit", await CommitAsync(cancellationToken)),
            ("processor", $"{Field("/proc/cpuinfo", "model name")}, {Environment.ProcessorCount} cores, shared by the servers and "
                + "the load generators"),
            ("memory", $"{Memory():0} GB"),
            ("kernel", $"Linux {(await File.ReadAllTextAsync("/proc/sys/kernel/osrelease", cancellationToken)).Trim()}"),
            (".NET", RuntimeInformation.FrameworkDescription),
            ("PostgreSQL", $"{await SettingAsync(source, "server_version")}, fsync {await SettingAsync(source, "fsync")}"),
            ("wrk", (await FirstLineAsync("wrk", ["--version"], cancellationToken)).Split(" [")[0]),
            ("reference API", await FirstLineAsync("/usr/bin/python3", ["-c", PythonVersions], cancellationToken)),
        ];
    }

    private static string Field(string file, string name) =>
        File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown";

    private static double Memory() =>
        double.Parse(Field("/proc/meminfo", "MemTotal").Split(' ')[0], CultureInfo.InvariantCulture) / (1024 * 1024);

    private static async Task<string> SettingAsync(NpgsqlDataSource source, string name)
    {
        await using var command = source.CreateCommand($"show {name}");
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<string> CommitAsync(CancellationToken cancellationToken)
    {
        var commit = await FirstLineAsync("git", ["-C", TreePaths.Root, "rev-parse", "--short=10", "HEAD"], cancellationToken);
        var changed = await FirstLineAsync(
            "git", ["-C", TreePaths.Root, "status", "--porcelain", "--untracked-files=no"], cancellationToken);
        return changed.Length == 0 ? commit : $"{commit}, with changes";
    }

    private static async Task<string> FirstLineAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        // wrk prints its version and then how to use it, as a failure.
        List<string> lines = [];
        await ChildProcess.RunAsync(
            new ChildProcessOptions
            {
                Name = program,
                FileName = program,
                Arguments = arguments,
                OnLine = line =>
                {
                    lock (lines)
                    {
                        lines.Add(line);
                    }
                },
            },
            cancellationToken);
        return lines.FirstOrDefault() ?? "";
    }
}
