using EventBooking.ServiceDefaults;

namespace EventBooking.MigrationService.Secrets;

/// <summary>
/// Makes each secret once and keeps it: a file for each, with its newest value in the first line. Earlier ones follow, where they are kept.
/// </summary>
internal sealed class SecretStore(string folder, TimeProvider time)
{
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
        Write(name, [Make(name), .. SecretName.WithEarlierOnes.Contains(name, StringComparer.Ordinal) ? ValuesOf(name) : []]);

    /// <summary>Drops all but the newest.</summary>
    public void Forget(string name) => Write(name, [ValuesOf(name)[0]]);

    /// <summary>The newest first.</summary>
    /// <exception cref="IOException">The file is empty.</exception>
    public IReadOnlyList<string> ValuesOf(string name) => File.ReadAllLines(PathOf(name)) is { Length: > 0 } values
        ? values
        : throw new IOException($"{PathOf(name)} is empty. Restore it from a back-up, or delete it to have a new one made.");

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
