namespace EventBooking.LocalServers;

/// <summary>Finds installed programs.</summary>
public static class Programs
{
    private static readonly string[] SystemFolders =
        ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin", "/opt/homebrew/bin", "/opt/homebrew/sbin"];

    /// <summary>The full path of a program on PATH or in the usual folders, as PATH often lacks sbin; null if there is none.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Concat(SystemFolders)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>Empty if the parent is missing.</summary>
    internal static string[] Folders(string parent, string pattern) =>
        Directory.Exists(parent) ? Directory.GetDirectories(parent, pattern) : [];

    internal static string Require(string name, string package) =>
        Find(name) ?? throw new LocalServerException(
            $"{name} is not installed: install the package {package} (on Debian and Ubuntu: apt-get install {package}).");
}
