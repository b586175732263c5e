namespace EventBooking.LocalServers;

/// <summary>Only one system runs on a data folder; the operating system frees the lock however the process ends.</summary>
public sealed class InstanceLock : IDisposable
{
    internal const string FileName = "lock";
    internal const string NoteName = "running";

    private readonly FileStream _lock;
    private readonly string _notePath;

    private InstanceLock(FileStream held, string notePath) => (_lock, _notePath) = (held, notePath);

    /// <summary>Takes the folder, which is made if it is missing.</summary>
    /// <param name="folder">Holds the lock, and usually what it protects.</param>
    /// <param name="whoRuns">Shows a second system which one is in its way, such as the address of the API.</param>
    /// <exception cref="LocalServerException">Another system has it.</exception>
    public static InstanceLock Take(string folder, string whoRuns)
    {
        Directory.CreateDirectory(folder);
        var notePath = Path.Combine(folder, NoteName);
        FileStream held;
        try
        {
            held = new FileStream(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            var note = File.Exists(notePath) ? $" ({File.ReadAllText(notePath).Trim()})" : "";
            throw new LocalServerException($"EventBooking is already running on {folder}{note}. Stop it first, with Ctrl-C where "
                + "it runs or with kill and its process number.", exception);
        }

        File.WriteAllText(notePath, $"process {Environment.ProcessId}, {whoRuns}\n");
        return new InstanceLock(held, notePath);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        File.Delete(_notePath);
        _lock.Dispose();
    }

    // The operating systems' numbers: EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.
    private static bool IsHeld(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
