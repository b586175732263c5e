using System.Text.Json;

namespace EventBooking.LocalServers;

/// <summary>
/// Gives each server the port it had last time, so that a bookmark or an open database tool stays right; another one only if that is
/// taken.
/// </summary>
public sealed class PortBook
{
    internal const string FileName = "ports.json";

    // Off the ports that each of them uses by custom, where a system-wide one may run.
    private static readonly Dictionary<LocalPort, int> Usual = new()
    {
        [LocalPort.Postgres] = 28432,
        [LocalPort.Redis] = 28379,
        [LocalPort.RabbitMq] = 28672,
        [LocalPort.RabbitMqPage] = 28673,
        [LocalPort.Mail] = 28025,
        [LocalPort.MailPage] = 28026,
    };

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly Dictionary<LocalPort, int> _ports;

    internal PortBook(string dataFolder)
    {
        _path = Path.Combine(dataFolder, FileName);
        _ports = new Dictionary<LocalPort, int>(Usual);
        foreach (var (name, port) in Read(_path))
        {
            if (Enum.TryParse<LocalPort>(name, out var purpose) && Usual.ContainsKey(purpose))
            {
                _ports[purpose] = port;
            }
        }
    }

    /// <summary>A port that is free now, to be asked for again if it turns out to be taken: the last one while that is free.</summary>
    public int Choose(LocalPort purpose) => Choose(purpose, Ports.IsFree);

    /// <summary>As <see cref="Choose(LocalPort)"/>, of the ports that the caller can take.</summary>
    public int Choose(LocalPort purpose, Func<int, bool> tryTake)
    {
        ArgumentNullException.ThrowIfNull(tryTake);
        lock (_gate)
        {
            if (!_ports.TryGetValue(purpose, out var last))
            {
                // Nobody knows it, so nobody misses it.
                return Ports.FindFree();
            }

            var others = _ports.Where(port => port.Key != purpose).Select(port => port.Value).ToList();
            if (others.Contains(last) || !tryTake(last))
            {
                do
                {
                    _ports[purpose] = Ports.FindFree();
                }
                while (others.Contains(_ports[purpose]) || !tryTake(_ports[purpose]));
            }

            File.WriteAllText(_path, JsonSerializer.Serialize(
                _ports.ToDictionary(port => port.Key.ToString(), port => port.Value, StringComparer.Ordinal)));
            return _ports[purpose];
        }
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
