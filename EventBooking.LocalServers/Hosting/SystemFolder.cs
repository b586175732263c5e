namespace EventBooking.LocalServers;

/// <summary>
/// Where a system on this machine keeps its data, its ports, the certificate of its key ring and the key of its check-in codes, whichever
/// host runs it. One system at a time: the folder is locked until this is disposed of, or the process ends.
/// </summary>
public sealed class SystemFolder : IDisposable
{
    private readonly InstanceLock _lock;
    private readonly Lazy<KeyCertificate> _certificate;
    private readonly Lazy<string> _checkInKey;

    private SystemFolder(string path, InstanceLock held)
    {
        Path = path;
        _lock = held;
        Ports = PortBook.Open(path);
        _certificate = new Lazy<KeyCertificate>(() => KeyCertificate.Ensure(path, TimeProvider.System));
        _checkInKey = new Lazy<string>(() => LocalServers.CheckInKey.Ensure(path));
    }

    /// <summary>Holds a folder of data for each server, and <c>logs</c>.</summary>
    public string Path { get; }

    /// <summary>What each program writes while it runs.</summary>
    public string Logs => System.IO.Path.Combine(Path, "logs");

    /// <summary>The ports of the servers, the same at each start.</summary>
    public PortBook Ports { get; }

    /// <summary>Encrypts the key ring that lies in the database.</summary>
    public KeyCertificate Certificate => _certificate.Value;

    /// <summary>Signs check-in codes: 32 bytes in base64.</summary>
    public string CheckInKey => _checkInKey.Value;

    /// <summary><c>.local</c> in the tree that the running program was built in, else where it was started.</summary>
    public static string DefaultPath()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "EventBooking.sln")))
            {
                return System.IO.Path.Combine(folder.FullName, ".local");
            }
        }

        return System.IO.Path.Combine(Environment.CurrentDirectory, ".local");
    }

    /// <summary>Takes the folder, which is made where it is missing.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="whoRuns">Tells a second system which one is in its way, such as the address of the API.</param>
    /// <exception cref="LocalServerException">A system runs on it, or it cannot be used.</exception>
    public static SystemFolder Open(string path, string whoRuns)
    {
        try
        {
            return new SystemFolder(path, InstanceLock.Take(path, whoRuns));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LocalServerException($"The data folder {path} cannot be used: {exception.Message}", exception);
        }
    }

    /// <summary>Deletes what earlier runs left. The servers must be stopped, certificate and key not yet read.</summary>
    public void DeleteData()
    {
        LocalPostgres.DeleteData(Path);
        KeyCertificate.Delete(Path);
        LocalServers.CheckInKey.Delete(Path);
        foreach (var name in new[] { LocalRedis.FolderName, LocalRabbitMq.FolderName, LocalMailCatcher.FolderName })
        {
            var folder = System.IO.Path.Combine(Path, name);
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _lock.Dispose();
}
