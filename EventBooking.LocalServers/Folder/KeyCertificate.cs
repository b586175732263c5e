namespace EventBooking.LocalServers;

/// <summary>
/// The certificate that encrypts the key ring in the database: made once, kept with the data, readable by its owner only.
/// </summary>
/// <param name="Path">A PKCS #12 file.</param>
public sealed record KeyCertificate(string Path, string Password)
{
    private const string FileName = "keys.pfx";
    private const string PasswordFileName = "keys.password";

    internal static IReadOnlyList<string> FileNames { get; } = [FileName, PasswordFileName];

    internal static KeyCertificate Ensure(string dataFolder)
    {
        var path = System.IO.Path.Combine(dataFolder, FileName);
        var passwordPath = System.IO.Path.Combine(dataFolder, PasswordFileName);
        if (!File.Exists(path) || !File.Exists(passwordPath))
        {
            var password = NewSecret.Password();
            PrivateFile.Write(passwordPath, Encoding.ASCII.GetBytes(password));
            PrivateFile.Write(path, NewSecret.KeyRingCertificate(password, TimeProvider.System));
        }

        return new KeyCertificate(path, File.ReadAllText(passwordPath));
    }
}
