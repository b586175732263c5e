using System.Text.Json;

namespace EventBooking.LocalServers;

/// <summary>Gives each server the port it had last time, so that a bookmark or an open database tool stays right; another one only if that is taken.</summary>
public sealed class PortBook
{
    internal const string FileName = "ports.json";

    // Off the ports that each of them uses by custom, where a system-wide one may run.
    private const int Postgres = 28432;
    private const int Redis = 28379;
    private const int RabbitMq = 28672;
    private const int RabbitMqPage = 28673;
    private const int Mail = 28025;
    private const int MailPage = 28026;
    private const int Notifier = 28001;

    private PortBook(Dictionary<string, int> ports) => Ports = ports;

    /// <summary>PostgreSQL.</summary>
    public int PostgresPort => Ports[nameof(Postgres)];

    /// <summary>Redis.</summary>
    public int RedisPort => Ports[nameof(Redis)];

    /// <summary>RabbitMQ, AMQP.</summary>
    public int RabbitMqPort => Ports[nameof(RabbitMq)];

    /// <summary>RabbitMQ's management page.</summary>
    public int RabbitMqPagePort => Ports[nameof(RabbitMqPage)];

    /// <summary>The mail catcher, SMTP.</summary>
    public int MailPort => Ports[nameof(Mail)];

    /// <summary>The mail catcher's page.</summary>
    public int MailPagePort => Ports[nameof(MailPage)];

    /// <summary>The notifier, which tells its state there.</summary>
    public int NotifierPort => Ports[nameof(Notifier)];

    private Dictionary<string, int> Ports { get; }

    internal static PortBook Open(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        var known = Read(path);
        var ports = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, usual) in new[]
        {
            (nameof(Postgres), Postgres),
            (nameof(Redis), Redis),
            (nameof(RabbitMq), RabbitMq),
            (nameof(RabbitMqPage), RabbitMqPage),
            (nameof(Mail), Mail),
            (nameof(MailPage), MailPage),
            (nameof(Notifier), Notifier),
        })
        {
            var wanted = known.GetValueOrDefault(name, usual);
            ports[name] = !ports.ContainsValue(wanted) && LocalServers.Ports.IsFree(wanted) ? wanted : LocalServers.Ports.FindFree();
        }

        File.WriteAllText(path, JsonSerializer.Serialize(ports));
        return new PortBook(ports);
    }

    private static Dictionary<string, int> Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(path)) ?? [] : [];
        }
        catch (JsonException)
        {
            // Cut short by a crash: the usual ports will do.
            return [];
        }
    }
}
