using System.Text.Json;

namespace EventBooking.LocalServers;

/// <summary>
/// The file that says that a data folder is EventBooking's own, written if the folder is empty or missing at its first use: what lies
/// in any other folder is somebody else's.
/// </summary>
internal static class FolderMarker
{
    public const string FileName = ".eventbooking";

    private const string Content =
        """
        This folder holds data of EventBooking, which --fresh deletes.
        Without this file EventBooking does not use the folder.

        """;

    // The bench kept its own data folder within the usual one.
    private const string Bench = "bench";

    private static readonly string[] Servers = ["Postgres", "Redis", "RabbitMq", "RabbitMqPage"];

    /// <summary>Makes the folder if it is missing.</summary>
    /// <exception cref="LocalServerException">It holds something, and is not EventBooking's.</exception>
    public static void Claim(string folder)
    {
        Directory.CreateDirectory(folder);
        var marker = Path.Combine(folder, FileName);
        if (File.Exists(marker))
        {
            return;
        }

        string[] names =
            [.. Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];
        if (names.Length == 0 || IsEarlier(folder, names))
        {
            File.WriteAllText(marker, Content);
        }
        else if (!File.Exists(marker))
        {
            // Another system may have claimed it at the same moment.
            var suggested = Path.Combine(folder, "eventbooking");
            throw new LocalServerException(
                $"The data folder {folder} holds what EventBooking did not make, such as "
                + $"{names.FirstOrDefault(name => !IsKnown(name)) ?? names[0]}. Choose a new or an empty folder with --data-dir, "
                + $"for example --data-dir {(Path.Exists(suggested) ? $"{suggested}-data" : suggested)}.");
        }
    }

    // From before there were markers: known by two files that each start left, and by nothing strange beside them.
    private static bool IsEarlier(string folder, string[] names) => names is [Bench]
        ? WasStarted(Path.Combine(folder, Bench))
        : WasStarted(folder) && names.All(IsKnown);

    private static bool IsKnown(string name) => name is Bench || SystemFiles.Names.Contains(name);

    // The lock was never written to, and all four ports were in the book from the first version on.
    private static bool WasStarted(string folder)
    {
        var taken = new FileInfo(Path.Combine(folder, InstanceLock.FileName));
        var book = new FileInfo(Path.Combine(folder, PortBook.FileName));
        try
        {
            return taken is { Exists: true, Length: 0, LinkTarget: null }
                && book is { Exists: true, Length: < 10_000, LinkTarget: null }
                && JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(book.FullName)) is { } ports
                && Servers.All(ports.ContainsKey);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
