namespace EventBooking.LocalServers;

/// <summary>How PostgreSQL is set, wherever this product starts it.</summary>
public static class PostgresSettings
{
    private static readonly string[] Discreet =
    [
        "log_error_verbosity=terse",
        "log_min_error_statement=panic",
        "log_statement=none",
        "log_parameter_max_length=0",
        "log_parameter_max_length_on_error=0",
        "log_min_duration_statement=-1",
    ];

    private static readonly string[] Common =
    [
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "max_connections=200",
        "timezone=UTC",
        "log_timezone=UTC",
        "logging_collector=off",
        "log_destination=stderr",
    ];

    // Said aloud, so that data once made for a test is safe too.
    private static readonly string[] Durable = ["fsync=on", "synchronous_commit=on", "full_page_writes=on"];

    // Commits still reach the operating system, so that a test may kill the server and find all that was committed.
    private static readonly string[] ThrowAway = ["fsync=off", "synchronous_commit=on", "full_page_writes=off"];

    /// <summary>
    /// Arguments for a log that holds no values: they are people's names, addresses and tokens. docs/operations.md says what each does.
    /// </summary>
    public static string[] DiscreetLog => AsArguments(Discreet);

    internal static IReadOnlyList<string> Arguments(string dataFolder, int port, bool durable, string? rules = null) =>
    [
        "-D", dataFolder,
        "-p", $"{port}",
        .. AsArguments([.. Common, .. Discreet, .. durable ? [.. Durable, SharedBuffers] : ThrowAway]),
        .. rules is null ? [] : AsArguments([$"hba_file={rules}"]),
    ];

    // An eighth of the memory, from PostgreSQL's own 128 MB to 1 GB. Pages that do not fit are written out by the process that needs the
    // room, and commits then wait behind those writes at the disk.
    private static string SharedBuffers =>
        $"shared_buffers={Math.Clamp((GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20) / 8, 128, 1024)}MB";

    private static string[] AsArguments(IEnumerable<string> settings) => [.. settings.SelectMany(setting => new[] { "-c", setting })];
}
