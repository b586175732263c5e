namespace EventBooking.LocalServers;

/// <summary>Files and folders that this product made, by name, in a folder that somebody may have put others into.</summary>
internal static class OwnEntry
{
    public static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    /// <summary>Deletes named entries of a folder, and the folder if nothing else is in it. Nothing behind a link is touched.</summary>
    public static void Delete(string folder, IReadOnlyList<string> names)
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
}
