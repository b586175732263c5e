using System.Globalization;

namespace EventBooking.LocalServers;

/// <summary>What a system makes in its data folder, and the deletion of that and of nothing else.</summary>
internal sealed class SystemFiles(string folder)
{
    public const string CheckInKey = "check-in.key";
    public const string Mail = "mail";
    private const string Logs = "logs";
    private const string EarlierMail = "yyyyMMdd'T'HHmmss'.'fffffff'Z'";

    // What each server makes in its folder, the mail catcher last.
    private static readonly (string Server, string[] Entries)[] Servers =
    [
        (LocalPostgres.FolderName, LocalPostgres.Entries),
        (LocalRedis.FolderName, []),
        (LocalRabbitMq.FolderName, RabbitMqFiles.Entries),
        (Mail, ["appsettings.json", "database.db", "database.db-shm", "database.db-wal"]),
    ];

    private static readonly string[] Secrets = [.. KeyCertificate.FileNames, CheckInKey, ServerSecret.FileName];

    /// <summary>All that can be in a data folder.</summary>
    public static IReadOnlySet<string> Names { get; } = new HashSet<string>(
        [
            FolderMarker.FileName, InstanceLock.FileName, InstanceLock.NoteName, PortBook.FileName, Logs,
            .. Secrets, .. Servers.Select(server => server.Server),
        ],
        StringComparer.Ordinal);

    /// <summary>Deletes the servers' data and secrets. Returns what stays and is not ours, by its path within the folder.</summary>
    /// <exception cref="LocalServerException">Something is a link; nothing was deleted.</exception>
    public IReadOnlyList<string> Delete()
    {
        var data = Servers
            .SelectMany(server => server.Entries.Select(entry => Path.Combine(server.Server, entry)).Prepend(server.Server))
            .Concat(Secrets);
        if (data.FirstOrDefault(name => IsLink(Path.Combine(folder, name))) is { } link)
        {
            throw new LocalServerException(
                $"{Path.Combine(folder, link)} is a link that EventBooking did not make: --fresh deletes nothing behind it. "
                + "Remove the link, or start without --fresh.");
        }

        DeleteEarlierMails(Path.Combine(folder, Mail));
        LocalPostgres.DeleteData(folder);
        foreach (var (server, entries) in Servers)
        {
            DeleteEntries(Path.Combine(folder, server), entries);
        }

        foreach (var secret in Secrets)
        {
            File.Delete(Path.Combine(folder, secret));
        }

        return [.. Foreign()];
    }

    /// <summary>Deletes named entries of a folder, and the folder if nothing else is in it. Nothing behind a link is touched.</summary>
    public static void DeleteEntries(string folder, IReadOnlyList<string> names)
    {
        if (IsLink(folder) || !Directory.Exists(folder))
        {
            return;
        }

        foreach (var path in names.Select(name => Path.Combine(folder, name)).Where(path => !IsLink(path)))
        {
            if (Directory.Exists(path))
            {
                // Links below it go, what they lead to stays.
                Directory.Delete(path, recursive: true);
            }
            else
            {
                File.Delete(path);
            }
        }

        if (!Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }

    // A catcher of an earlier version had a file for each mail, whose name is the moment of its arrival.
    private static void DeleteEarlierMails(string mails)
    {
        foreach (var mail in Directory.Exists(mails) ? Directory.GetFiles(mails, "*.eml") : [])
        {
            if (DateTimeOffset.TryParseExact(
                Path.GetFileNameWithoutExtension(mail), EarlierMail, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
            {
                File.Delete(mail);
            }
        }
    }

    private IEnumerable<string> Foreign() => Directory.EnumerateFileSystemEntries(folder)
        .Where(entry => !Names.Contains(Path.GetFileName(entry)))
        .Concat(Servers
            .Select(server => Path.Combine(folder, server.Server))
            .Where(Directory.Exists)
            .SelectMany(Directory.EnumerateFileSystemEntries))
        .Select(entry => Path.GetRelativePath(folder, entry))
        .Order(StringComparer.Ordinal);

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;
}
