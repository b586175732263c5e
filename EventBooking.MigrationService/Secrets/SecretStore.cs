using EventBooking.ServiceDefaults;

namespace EventBooking.MigrationService.Secrets;

/// <summary>
/// Makes each secret once and keeps it: a file for each, with its newest value in the first line. Of keys and certificates earlier ones
/// follow, as what was made with them must still be read.
/// </summary>
/// <param name="folder">Holds the files.</param>
/// <param name="time">Says from when on a certificate is valid.</param>
internal sealed class SecretStore(string folder, TimeProvider time)
{
    private static readonly string[] WithEarlierOnes = [SecretName.CheckInKey, SecretName.Certificate];

    /// <summary>Makes those that are missing; returns their names.</summary>
    public IReadOnlyList<string> MakeMissing()
    {
        Directory.CreateDirectory(folder);
        var missing = SecretName.All.Where(name => !File.Exists(PathOf(name))).ToList();
        missing.ForEach(name => Write(name, [Make(name)]));
        return missing;
    }

    /// <summary>Makes a new one in place of the one there.</summary>
    public void Renew(string name) =>
        Write(name, [Make(name), .. WithEarlierOnes.Contains(name, StringComparer.Ordinal) ? ValuesOf(name) : []]);

    /// <summary>The newest first.</summary>
    public IReadOnlyList<string> ValuesOf(string name) => File.ReadAllLines(PathOf(name));

    private string PathOf(string name) => Path.Combine(folder, name);

    private string Make(string name) => name switch
    {
        SecretName.CheckInKey => NewSecret.CheckInKey(),
        SecretName.Certificate => Convert.ToBase64String(NewSecret.KeyRingCertificate(password: null, time)),
        _ => NewSecret.Password(),
    };

    private void Write(string name, IEnumerable<string> values) =>
        SecretFile.Write(PathOf(name), string.Join('\n', values), UnixFileMode.UserRead);
}
