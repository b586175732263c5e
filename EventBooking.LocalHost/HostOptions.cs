namespace EventBooking.LocalHost;

internal sealed record HostOptions(int Port, bool Fresh, bool Sample, string DataFolder)
{
    public const int DefaultPort = 8000;

    public string LogFolder => Path.Combine(DataFolder, "logs");

    /// <summary>In the tree this was built in, else where it was started.</summary>
    public static string DefaultDataFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EventBooking.sln")))
            {
                return Path.Combine(folder.FullName, ".local");
            }
        }

        return Path.Combine(Environment.CurrentDirectory, ".local");
    }
}
