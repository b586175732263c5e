namespace EventBooking.ServiceDefaults;

/// <summary>Files and folders that only their owner can read.</summary>
public static class PrivateFile
{
    /// <summary>Writes a file, in place of one of that name.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        // The mode counts only when the file is made: one that exists may be readable by all.
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(content);
        // Else its name may outlive a power cut, and its content not.
        file.Flush(flushToDisk: true);
    }

    /// <summary>Creates a folder if it is missing; one that exists keeps its mode.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Reads a secret that is made once, and again where a crash cut it short.</summary>
    /// <param name="make">Makes a new one, always of the same length.</param>
    public static byte[] Ensure(string path, Func<byte[]> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        var made = make();
        if (!File.Exists(path) || new FileInfo(path).Length < made.Length)
        {
            Write(path, made);
        }

        return File.ReadAllBytes(path);
    }
}
