namespace EventBooking.LocalServers;

/// <summary>Folders that only their owner can enter.</summary>
public static class PrivateFolder
{
    /// <summary>Creates the folder if it is missing; one that exists keeps its mode.</summary>
    public static void Create(string path)
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
}
