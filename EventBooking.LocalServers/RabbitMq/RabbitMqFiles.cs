using System.Text.Json;

namespace EventBooking.LocalServers;

/// <summary>The configuration and the places of one private RabbitMQ.</summary>
internal sealed record RabbitMqFiles(string Folder)
{
    // One name for ever: the data lies in a folder of that name.
    public const string NodeName = "eventbooking@localhost";

    /// <summary>All that it makes in its folder.</summary>
    public static string[] Entries
    {
        get
        {
            var names = new RabbitMqFiles("");
            return [names.Home, names.Configuration, names.Definitions, names.EnabledPlugins, names.Runtime, names.Data, names.Log];
        }
    }

    public string Home => Path.Combine(Folder, "home");

    public string Configuration => Path.Combine(Folder, "rabbitmq.conf");

    public string EnabledPlugins => Path.Combine(Folder, "enabled_plugins");

    /// <summary>Stands in for RabbitMQ's own folder, with only the plugins needed.</summary>
    public string Runtime => Path.Combine(Folder, "runtime");

    public string Data => Path.Combine(Folder, "mnesia");

    public string Log => Path.Combine(Folder, "log");

    private string Definitions => Path.Combine(Folder, "definitions.json");

    public async Task WriteAsync(int port, int managementPort, string? password, CancellationToken cancellationToken)
    {
        // The node's home holds the cookie that lets others in.
        PrivateFile.CreateFolder(Folder);
        Directory.CreateDirectory(Home);
        Directory.CreateDirectory(Data);
        if (password is not null)
        {
            PrivateFile.Write(Definitions, OnlyAdministrator(LocalRabbitMq.Administrator, password));
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

    // https://www.rabbitmq.com/docs/definitions: a user who may do everything. "guest", whom an earlier start may have made, gets no
    // password: it cannot log in.
    private static byte[] OnlyAdministrator(string name, string password) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        users = new object[]
        {
            new { name, password_hash = HashOf(password), hashing_algorithm = "rabbit_password_hashing_sha256", tags = "administrator" },
            new { name = "guest", password_hash = "", tags = "" },
        },
        vhosts = new[] { new { name = "/" } },
        permissions = new[] { new { user = name, vhost = "/", configure = ".*", write = ".*", read = ".*" } },
    });

    // https://www.rabbitmq.com/docs/passwords: four random bytes, then the hash of them and the password.
    private static string HashOf(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(4);
        return Convert.ToBase64String([.. salt, .. SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(password)])]);
    }
}
