using System.Text.Json;

namespace EventBooking.LocalServers;

/// <summary>
/// Data folders from before there was a <see cref="FolderMarker"/>: known by two files that each start left, and by nothing
/// strange beside them.
/// </summary>
internal static class EarlierFolder
{
    // The bench kept its own data folder within the usual one.
    private const string Bench = "bench";

    private static readonly string[] Servers = ["Postgres", "Redis", "RabbitMq", "RabbitMqPage"];

    public static bool Is(string folder, IReadOnlyList<string> names) => names is [Bench]
        ? WasStarted(Path.Combine(folder, Bench))
        : WasStarted(folder) && names.All(IsKnown);

    /// <summary>The name to show somebody who wonders.</summary>
    public static string FirstForeign(IReadOnlyList<string> names) => names.FirstOrDefault(name => !IsKnown(name)) ?? names[0];

    private static bool IsKnown(string name) => name is Bench || SystemFiles.Names.Contains(name);

    // The lock was never written to, and all four ports were in the book from the first version on.
    private static bool WasStarted(string folder)
    {
        var taken = new FileInfo(Path.Combine(folder, InstanceLock.FileName));
        var book = new FileInfo(Path.Combine(folder, PortBook.FileName));
        return taken is { Exists: true, Length: 0, LinkTarget: null }
            && book is { Exists: true, Length: < 10_000, LinkTarget: null }
            && HasPorts(book.FullName);
    }

    private static bool HasPorts(string book)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(book)) is { } ports
                && Servers.All(ports.ContainsKey);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
