namespace EventBooking.LocalServers;

/// <summary>The command lines of a private RabbitMQ: its own name server, and its node with or without the stock script.</summary>
internal sealed record RabbitMqCommands(RabbitMqFiles Files, int Port, int NameServerPort, int DistributionPort)
{
    // RabbitMQ would start a daemon that outlives it; one that listens already is used instead. It says only to a debugger that it listens.
    public static string NameServer(RabbitMqInstallation? installation) =>
        installation is null ? Programs.Require("epmd", "rabbitmq-server") : Path.Combine(installation.RuntimeFolder, "epmd");

    public IReadOnlyList<string> NameServerArguments =>
        ["-d", "-d", "-port", $"{NameServerPort}", "-address", "127.0.0.1"];

    public static string StockScript =>
        // Debian's program on PATH changes the user; the script behind it runs as anyone.
        File.Exists("/usr/lib/rabbitmq/bin/rabbitmq-server")
            ? "/usr/lib/rabbitmq/bin/rabbitmq-server"
            : Programs.Require("rabbitmq-server", "rabbitmq-server");

    public static IReadOnlyList<string> NodeArguments =>
    [
        "-noinput", "-s", "rabbit", "boot", "-boot", "start_sasl", "+W", "w", "+P", "1048576", "+t", "5000000",
        "+sbwt", "none", "+sbwtdcpu", "none", "+sbwtdio", "none", "+B", "i",
        "-syslog", "logger", "[]", "-syslog", "syslog_error_logger", "false",
        "-kernel", "prevent_overlapping_partitions", "false", "-kernel", "inet_dist_use_interface", "{127,0,0,1}",
    ];

    public Dictionary<string, string?> StockEnvironment() => new(Settings(), StringComparer.Ordinal)
    {
        ["PATH"] = Environment.GetEnvironmentVariable("PATH"),
        // Makes the script become the node instead of waiting beside it.
        ["RUNNING_UNDER_SYSTEMD"] = "true",
    };

    public Dictionary<string, string?> NodeEnvironment(RabbitMqInstallation installation) => new(Settings(), StringComparer.Ordinal)
    {
        ["PATH"] = $"{installation.ErlangRoot}/bin:/usr/bin:/bin",
        ["ROOTDIR"] = installation.ErlangRoot,
        ["BINDIR"] = installation.RuntimeFolder,
        ["EMU"] = "beam",
        ["PROGNAME"] = "erl",
        ["ERL_LIBS"] = Path.Combine(Files.Runtime, "plugins"),
        ["RABBITMQ_HOME"] = Files.Runtime,
        ["ERL_MAX_ETS_TABLES"] = "50000",
        ["ERL_MAX_PORTS"] = "65536",
    };

    private Dictionary<string, string?> Settings() => new(StringComparer.Ordinal)
    {
        ["LANG"] = "C.UTF-8",
        ["HOME"] = Files.Home,
        ["ERL_EPMD_PORT"] = $"{NameServerPort}",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        // Else a node that finds a port taken leaves a dump in the working folder.
        ["ERL_CRASH_DUMP_SECONDS"] = "0",
        ["RABBITMQ_NODENAME"] = RabbitMqFiles.NodeName,
        ["RABBITMQ_BASE"] = Files.Folder,
        ["RABBITMQ_MNESIA_BASE"] = Files.Data,
        ["RABBITMQ_LOG"] = "-color",
        ["RABBITMQ_LOG_BASE"] = Files.Log,
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Files.EnabledPlugins,
        ["RABBITMQ_CONFIG_FILE"] = Files.Configuration,
        ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
        ["RABBITMQ_NODE_PORT"] = $"{Port}",
        ["RABBITMQ_DIST_PORT"] = $"{DistributionPort}",
    };
}
