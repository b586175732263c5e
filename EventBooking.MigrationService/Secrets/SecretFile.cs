namespace EventBooking.MigrationService.Secrets;

/// <summary>Writes a file whole or not at all.</summary>
internal static class SecretFile
{
    /// <summary>Who else may read the file of a service has another user in another container, which mounts no other service's folder.</summary>
    public const UnixFileMode ForAll = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public static void Write(string path, string content, UnixFileMode mode)
    {
        var unfinished = $"{path}.new";
        File.Delete(unfinished);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        using (var writer = new StreamWriter(unfinished, options))
        {
            writer.Write(content);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
