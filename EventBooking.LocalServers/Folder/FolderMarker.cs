namespace EventBooking.LocalServers;

/// <summary>
/// The file that says that a data folder is EventBooking's own, written where the folder was empty or absent at its first use: what lies
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

    /// <summary>Makes the folder where it is missing.</summary>
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
        if (names.Length == 0 || EarlierFolder.Is(folder, names))
        {
            File.WriteAllText(marker, Content);
        }
        else if (!File.Exists(marker))
        {
            // Another system may have claimed it at the same moment.
            throw new LocalServerException(
                $"The data folder {folder} holds what EventBooking did not make, such as {EarlierFolder.FirstForeign(names)}. "
                + $"Choose a new or an empty folder with --data-dir, for example --data-dir {NewFolder(folder)}.");
        }
    }

    private static string NewFolder(string folder)
    {
        var wanted = Path.Combine(folder, "eventbooking");
        return Path.Exists(wanted) ? $"{wanted}-data" : wanted;
    }
}
