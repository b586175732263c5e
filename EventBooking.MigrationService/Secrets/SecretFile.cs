using System.Text;

namespace EventBooking.MigrationService;

internal static class SecretFile
{
    // The server in the container that mounts the file runs as another user. No other container mounts that folder.
    public const UnixFileMode ForAll = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Writes a file whole or not at all.</summary>
    public static void Write(string path, string content, UnixFileMode mode)
    {
        var unfinished = $"{path}.new";
        PrivateFile.Write(unfinished, Encoding.UTF8.GetBytes(content));
        if (!OperatingSystem.IsWindows())
        {
            // The mode that a file is made with is cut by the process's mask.
            File.SetUnixFileMode(unfinished, mode);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
