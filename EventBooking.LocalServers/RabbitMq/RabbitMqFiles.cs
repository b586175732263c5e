using EventBooking.ServiceDefaults;

namespace EventBooking.LocalServers;

/// <summary>The configuration and the places of one private RabbitMQ.</summary>
internal sealed record RabbitMqFiles(string Folder)
{
    // One name for ever: the data lies in a folder of that name.
    public const string NodeName = "eventbooking@localhost";

    private const string HomeName = "home";
    private const string ConfigurationName = "rabbitmq.conf";
    private const string DefinitionsName = "definitions.json";
    private const string EnabledPluginsName = "enabled_plugins";
    private const string RuntimeName = "runtime";
    private const string DataName = "mnesia";
    private const string LogName = "log";

    /// <summary>All that it makes in its folder.</summary>
    public static string[] Entries => [HomeName, ConfigurationName, DefinitionsName, EnabledPluginsName, RuntimeName, DataName, LogName];

    public string Home => Path.Combine(Folder, HomeName);

    public string Configuration => Path.Combine(Folder, ConfigurationName);

    public string EnabledPlugins => Path.Combine(Folder, EnabledPluginsName);

    /// <summary>Stands in for RabbitMQ's own folder, with only the plugins needed.</summary>
    public string Runtime => Path.Combine(Folder, RuntimeName);

    public string Data => Path.Combine(Folder, DataName);

    public string Log => Path.Combine(Folder, LogName);

    private string Definitions => Path.Combine(Folder, DefinitionsName);

    public async Task WriteAsync(int port, int managementPort, string? password, CancellationToken cancellationToken)
    {
        // The node's home holds the cookie that lets others in.
        PrivateFolder.Create(Folder);
        Directory.CreateDirectory(Home);
        Directory.CreateDirectory(Data);
        if (password is not null)
        {
            PrivateFile.Write(Definitions, RabbitMqDefinitions.OnlyAdministrator(LocalRabbitMq.Administrator, password));
        }

        await File.WriteAllTextAsync(EnabledPlugins, "[rabbitmq_management].\n", cancellationToken);
        await File.WriteAllTextAsync(
            Configuration,
            $"""
            listeners.tcp.1 = 127.0.0.1:{port}
            management.tcp.ip = 127.0.0.1
            management.tcp.port = {managementPort}
            log.file = false
            log.console = true
            log.console.level = warning
            vm_memory_high_watermark.absolute = 1GB
            disk_free_limit.absolute = 50MB
            {(password is null ? "" : $"load_definitions = {Definitions}")}

            """,
            cancellationToken);
    }

    public void LinkPlugins(IReadOnlyList<string> plugins)
    {
        var folder = Path.Combine(Runtime, "plugins");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        foreach (var plugin in plugins)
        {
            Directory.CreateSymbolicLink(Path.Combine(folder, Path.GetFileName(plugin)), plugin);
        }
    }
}
