namespace EventBooking.LocalServers;

/// <summary>The configuration and the places of one private RabbitMQ.</summary>
internal sealed record RabbitMqFiles(string Folder)
{
    // One name for ever: the data lies in a folder of that name.
    public const string NodeName = "eventbooking@localhost";

    public string Home => Path.Combine(Folder, "home");

    public string Configuration => Path.Combine(Folder, "rabbitmq.conf");

    public string EnabledPlugins => Path.Combine(Folder, "enabled_plugins");

    /// <summary>Stands in for RabbitMQ's own folder, with only the plugins needed.</summary>
    public string Runtime => Path.Combine(Folder, "runtime");

    public string Data => Path.Combine(Folder, "mnesia");

    public async Task WriteAsync(int port, int managementPort, CancellationToken cancellationToken)
    {
        // The node's home holds the cookie that lets others in.
        PrivateFolder.Create(Folder);
        Directory.CreateDirectory(Home);
        Directory.CreateDirectory(Data);
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
