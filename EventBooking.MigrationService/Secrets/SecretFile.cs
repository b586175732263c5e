using System.Text;

namespace EventBooking.MigrationService.Secrets;

/// <summary>Writes a file whole or not at all.</summary>
internal static class SecretFile
{
    /// <summary>
    /// Readable by all: the server in the container that mounts the file runs as another user. No other container mounts that folder.
    /// </summary>
    public const UnixFileMode ForAll = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public static void Write(string path, string content, UnixFileMode mode)
    {
        var unfinished = $"{path}.new";
        File.Delete(unfinished);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(unfinished, options))
        {
            file.Write(Encoding.UTF8.GetBytes(content));
            // Else its name may outlive a power cut, and its content not.
            file.Flush(flushToDisk: true);
        }

        if (!OperatingSystem.IsWindows())
        {
            // The mode that a file is made with is cut by the process's mask.
            File.SetUnixFileMode(unfinished, mode);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
