using System.Diagnostics;
using System.Globalization;

namespace EventBooking.LocalServers;

/// <summary>
/// PostgreSQL, of the newest installed version, with the superuser <c>postgres</c>, on 127.0.0.1 only. Without a password for that, it
/// asks nobody for one.
/// </summary>
public sealed class LocalPostgres : LocalServer
{
    internal const string FolderName = "postgres";

    private const string ClusterName = "cluster";
    private const string UnfinishedName = $"{ClusterName}.new";

    private static readonly TimeSpan OtherServerLimit = TimeSpan.FromSeconds(10);

    private static readonly Dictionary<string, string?> Surroundings = new(StringComparer.Ordinal)
    {
        ["LC_ALL"] = "C",
        // They would change what the programs do.
        ["PGOPTIONS"] = null,
        ["PGSERVICE"] = null,
        ["PGDATABASE"] = null,
    };

    private readonly string? _password;
    private PostgresPrograms? _programs;

    private LocalPostgres(LocalServerOptions options, string? password)
        : base(FolderName, LocalPort.Postgres, options) => _password = password;

    internal static string[] Entries => [ClusterName, UnfinishedName, .. PostgresGuard.Entries];

    /// <summary>For Npgsql.</summary>
    public string ConnectionString(string database = "postgres") => ConnectionStringFor(Port, database, password: _password);

    /// <summary>For Npgsql, of a server on that port.</summary>
    /// <param name="password">The user's, in letters and digits; null where the server asks for none.</param>
    public static string ConnectionStringFor(int port, string database, string user = "postgres", string? password = null) =>
        $"Host=127.0.0.1;Port={port};Database={database};Username={user}{(password is null ? "" : $";Password={password}")}";

    /// <summary>Starts it, with an empty cluster if it has none yet, and returns when it answers.</summary>
    /// <param name="password">The superuser's, in letters and digits: then everybody is asked for one. Null asks nobody.</param>
    /// <exception cref="LocalServerException">It is not installed, or did not start.</exception>
    public static Task<LocalPostgres> StartAsync(
        LocalServerOptions options, string? password = null, CancellationToken cancellationToken = default) =>
        StartedAsync(new LocalPostgres(options, password), cancellationToken);

    /// <summary>Removes the data of a server that is stopped, wherever it lies; what else is there stays.</summary>
    public static void DeleteData(string folder)
    {
        var wanted = WantedFolder(folder);
        var elsewhere = PostgresUser.Elsewhere(wanted);
        SystemFiles.DeleteEntries(wanted, Entries);
        SystemFiles.DeleteEntries(elsewhere, Entries);
        if (Path.GetDirectoryName(elsewhere) is { } emptied)
        {
            SystemFiles.DeleteEntries(emptied, []);
        }
    }

    /// <inheritdoc />
    public override async Task<bool> AnswersAsync(CancellationToken cancellationToken = default)
    {
        if (_programs is not { } programs)
        {
            return false;
        }

        var (exitCode, _) = await ChildProcess.RunAsync(
            new ChildProcessOptions
            {
                Name = "pg_isready",
                FileName = programs.IsReady,
                Arguments = ["-q", "-h", "127.0.0.1", "-p", $"{Port}", "-U", "postgres"],
                Environment = Surroundings,
            },
            cancellationToken);
        return exitCode == 0;
    }

    private protected override async Task<IReadOnlyList<ChildProcess>> LaunchAsync(CancellationToken cancellationToken)
    {
        // In /var/lib if root runs this and the user "postgres" cannot reach the folder of the options.
        DataFolder = await PostgresUser.OwnAsync(WantedFolder(Options.Folder), cancellationToken);
        // A folder inside the owned one: it appears under its name only when it is whole.
        var cluster = Path.Combine(DataFolder, ClusterName);
        var programs = _programs = await PostgresPrograms.FindAsync(cluster, cancellationToken);
        await WaitUntilFreeAsync(cluster, cancellationToken);
        if (!Directory.Exists(cluster))
        {
            await InitializeAsync(programs, cluster, cancellationToken);
        }

        var guard = _password is null ? null : new PostgresGuard(DataFolder, _password);
        if (guard is not null)
        {
            await guard.SetAsync(input => RunAloneAsync(programs, cluster, input, cancellationToken));
        }

        var options = Describe(Name, programs.Server, PostgresSettings.Arguments(cluster, Port, Options.Durable, guard?.RulesPath));
        return [await StartMainAsync(options, "ready to accept connections", cancellationToken)];
    }

    // A server whose parent was killed still stops in an orderly way: a new one on the same data has to wait for it.
    private static async Task WaitUntilFreeAsync(string cluster, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (await OwnerAsync(cluster, cancellationToken) is { } owner)
        {
            if (Stopwatch.GetElapsedTime(started) > OtherServerLimit)
            {
                throw new LocalServerException($"Another PostgreSQL (process {owner}) uses the data in {cluster}: stop it first.");
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    private static async Task<int?> OwnerAsync(string cluster, CancellationToken cancellationToken)
    {
        try
        {
            var lines = await File.ReadAllLinesAsync(Path.Combine(cluster, "postmaster.pid"), cancellationToken);
            using var process = Process.GetProcessById(int.Parse(lines[0], CultureInfo.InvariantCulture));
            return process.ProcessName == "postgres" && !process.HasExited ? process.Id : null;
        }
        catch (Exception exception) when (
            exception is IOException or FormatException or IndexOutOfRangeException or ArgumentException or InvalidOperationException)
        {
            // No file, a file being written or removed, or no such process: PostgreSQL itself looks once more.
            return null;
        }
    }

    private static string WantedFolder(string folder) => Path.Combine(Path.GetFullPath(folder), FolderName);

    private async Task InitializeAsync(PostgresPrograms programs, string cluster, CancellationToken cancellationToken)
    {
        var unfinished = Path.Combine(DataFolder, UnfinishedName);
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        // C.UTF-8 folds the case of all letters and sorts the same everywhere; macOS has no such locale.
        var locale = OperatingSystem.IsMacOS() ? "C" : "C.UTF-8";
        string[] sync = Options.Durable ? [] : ["--no-sync"];
        var (exitCode, output) = await ChildProcess.RunAsync(
            Describe(
                "initdb", programs.InitDb,
                ["-D", unfinished, "-U", "postgres", "-A", "trust", "-E", "UTF8", $"--locale={locale}", .. sync]),
            cancellationToken);
        if (exitCode != 0)
        {
            throw new LocalServerException($"initdb failed (exit code {exitCode}):{Environment.NewLine}{output}");
        }

        Directory.Move(unfinished, cluster);
    }

    // Root opens the file, which the user who runs the server may not.
    private Task<(int ExitCode, string Output)> RunAloneAsync(
        PostgresPrograms programs, string cluster, string input, CancellationToken cancellationToken)
    {
        var alone = Describe(
            "postgres-alone", programs.Server, ["--single", "-D", cluster, "-c", "log_min_error_statement=panic", "postgres"]);
        return ChildProcess.RunAsync(
            alone with { FileName = "/bin/sh", Arguments = ["-c", "exec \"$@\" < \"$0\"", input, alone.FileName, .. alone.Arguments] },
            cancellationToken);
    }

    private ChildProcessOptions Describe(string name, string program, IReadOnlyList<string> programArguments)
    {
        var (fileName, arguments) = PostgresUser.CommandLine(program, programArguments);
        return DescribeChild(name, fileName, arguments) with
        {
            Environment = Surroundings,
            StopSignal = StopSignal.Interrupt,
            OrphanSignal = Options.Durable ? StopSignal.Interrupt : StopSignal.Quit,
        };
    }
}
