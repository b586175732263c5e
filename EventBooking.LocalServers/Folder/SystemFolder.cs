namespace EventBooking.LocalServers;

/// <summary>
/// Where a system on this machine keeps its data, its ports and its secrets.
/// One system at a time: the folder is locked until this is disposed of, or the process ends.
/// </summary>
public sealed class SystemFolder : IDisposable
{
    private readonly InstanceLock _lock;
    private readonly Lazy<KeyCertificate> _certificate;
    private readonly Lazy<string> _checkInKey;
    private readonly Lazy<ServerSecret> _serverSecret;

    private SystemFolder(string path, InstanceLock held)
    {
        Path = path;
        _lock = held;
        Ports = new PortBook(path);
        _certificate = new Lazy<KeyCertificate>(() => KeyCertificate.Ensure(path));
        _checkInKey = new Lazy<string>(() => Encoding.ASCII.GetString(PrivateFile.Ensure(
            System.IO.Path.Combine(path, SystemFiles.CheckInKey), () => Encoding.ASCII.GetBytes(NewSecret.CheckInKey()))));
        _serverSecret = new Lazy<ServerSecret>(() => LocalServers.ServerSecret.Ensure(path));
    }

    /// <summary>Holds a folder of data for each server, and <c>logs</c>.</summary>
    public string Path { get; }

    /// <summary>What each program writes while it runs.</summary>
    public string Logs => System.IO.Path.Combine(Path, "logs");

    /// <summary>Where smtp4dev keeps its mails.</summary>
    public string Mail => System.IO.Path.Combine(Path, SystemFiles.Mail);

    /// <summary>The ports of the servers, the same at each start unless another program has one.</summary>
    public PortBook Ports { get; }

    /// <summary>Encrypts the key ring that lies in the database.</summary>
    public KeyCertificate Certificate => _certificate.Value;

    /// <summary>Signs check-in codes: 32 bytes in base64. With another one, codes that were sent before open no door.</summary>
    public string CheckInKey => _checkInKey.Value;

    /// <summary>Gives the passwords of the servers' users.</summary>
    public ServerSecret ServerSecret => _serverSecret.Value;

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

    /// <summary>
    /// Takes the folder, which is made if it is missing. One that holds what EventBooking did not make is refused, untouched.
    /// </summary>
    /// <param name="whoRuns">Shows a second system which one is in its way, such as the address of the API.</param>
    /// <exception cref="LocalServerException">A system runs on it, it is somebody else's, or it cannot be used.</exception>
    public static SystemFolder Open(string path, string whoRuns)
    {
        try
        {
            FolderMarker.Claim(path);
            return new SystemFolder(path, InstanceLock.Take(path, whoRuns));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LocalServerException($"The data folder {path} cannot be used: {exception.Message}", exception);
        }
    }

    /// <summary>Deletes what earlier runs left, and nothing else. The servers must be stopped, the secrets not yet read.</summary>
    /// <param name="say">Gets a sentence about what stays.</param>
    /// <exception cref="LocalServerException">It holds a link where data should lie; nothing was deleted.</exception>
    public void DeleteData(Action<string>? say = null)
    {
        const int most = 5;
        var foreign = new SystemFiles(Path).Delete();
        if (foreign.Count > 0)
        {
            var more = foreign.Count > most ? $" and {foreign.Count - most} more" : "";
            say?.Invoke($"What EventBooking did not make stays in {Path}: {string.Join(", ", foreign.Take(most))}{more}.");
        }
    }

    /// <inheritdoc />
    public void Dispose() => _lock.Dispose();
}
