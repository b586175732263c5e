namespace EventBooking.LocalServers;

/// <summary>Files that only their owner can read.</summary>
internal static class PrivateFile
{
    /// <summary>Makes a new one, to be written without a buffer.</summary>
    /// <exception cref="IOException">There is one of that name.</exception>
    public static FileStream Create(string path)
    {
        // The mode counts only when the file is made: one that exists may be readable by all.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    /// <summary>Reads a secret that is made once, and again where a crash cut it short.</summary>
    /// <param name="make">Makes a new one, always of the same length.</param>
    public static byte[] Ensure(string path, Func<byte[]> make)
    {
        var made = make();
        if (!File.Exists(path) || new FileInfo(path).Length < made.Length)
        {
            Write(path, made);
        }

        return File.ReadAllBytes(path);
    }

    /// <summary>Writes a file, in place of one that may be there.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        File.Delete(path);
        using var file = Create(path);
        file.Write(content);
    }
}
