using System.Text;

namespace EventBooking.MigrationService;

/// <summary>Makes each secret once and keeps it: a file for each, with its newest value in the first line, then the earlier ones.</summary>
internal sealed class SecretStore(string folder, TimeProvider time)
{
    public const string CheckInKey = "check-in-key";
    public const string Certificate = "certificate";

    /// <summary>Those of which earlier ones are kept, as what was made with them must still be read.</summary>
    public static readonly string[] WithEarlierOnes = [CheckInKey, Certificate];

    /// <summary>Those of a server are its administrator's password, those of a service the password of its users.</summary>
    public static readonly string[] Names =
    [
        ResourceNames.Postgres, ResourceNames.RabbitMq, ResourceNames.Redis,
        ResourceNames.Migrations, ResourceNames.Api, ResourceNames.Notifier, .. WithEarlierOnes,
    ];

    /// <summary>Returns how many were missing.</summary>
    public int MakeMissing()
    {
        Directory.CreateDirectory(folder);
        var missing = Names.Where(name => !File.Exists(PathOf(name))).ToList();
        missing.ForEach(name => Write(name, [Make(name)]));
        return missing.Count;
    }

    public void Renew(string name) =>
        Write(name, [Make(name), .. WithEarlierOnes.Contains(name, StringComparer.Ordinal) ? ValuesOf(name) : []]);

    /// <summary>Drops all but the newest.</summary>
    public void Forget(string name) => Write(name, [ValuesOf(name)[0]]);

    /// <summary>The newest first.</summary>
    public IReadOnlyList<string> ValuesOf(string name) => File.ReadAllLines(PathOf(name)) is { Length: > 0 } values
        ? values
        : throw new IOException($"{PathOf(name)} is empty. Restore it from a back-up, or delete it to have a new one made.");

    /// <summary>Writes a file whole or not at all.</summary>
    public static void WriteFile(string path, string content, UnixFileMode mode)
    {
        var unfinished = $"{path}.new";
        PrivateFile.Write(unfinished, Encoding.UTF8.GetBytes(content));
        if (!OperatingSystem.IsWindows())
        {
            // The mode that a file is made with is cut by the process's mask.
            File.SetUnixFileMode(unfinished, mode);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    private string PathOf(string name) => Path.Combine(folder, name);

    private string Make(string name) => name switch
    {
        CheckInKey => NewSecret.CheckInKey(),
        Certificate => Convert.ToBase64String(NewSecret.KeyRingCertificate(password: null, time)),
        _ => NewSecret.Password(),
    };

    private void Write(string name, IEnumerable<string> values) =>
        WriteFile(PathOf(name), string.Join('\n', values), UnixFileMode.UserRead);
}
