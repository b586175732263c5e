using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EventBooking.LocalServers;

/// <summary>The certificate that encrypts the key ring in the database: made once, kept with the data, readable by its owner only.</summary>
/// <param name="Path">A PKCS #12 file.</param>
/// <param name="Password">Opens it.</param>
public sealed record KeyCertificate(string Path, string Password)
{
    private const string FileName = "keys.pfx";
    private const string PasswordFileName = "keys.password";

    // Longer than anyone keeps a data folder: with an expired one the sealed tokens could not be read.
    private const int Years = 30;

    internal static IReadOnlyList<string> FileNames { get; } = [FileName, PasswordFileName];

    /// <summary>Makes a new one.</summary>
    /// <param name="password">Null makes a file that needs none.</param>
    /// <param name="time">Says from when on it is valid.</param>
    /// <returns>The content of a PKCS #12 file.</returns>
    public static byte[] Make(string? password, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        using var key = RSA.Create(3072);
        var request = new CertificateRequest("CN=EventBooking key ring", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = time.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(Years));
        return certificate.Export(X509ContentType.Pfx, password);
    }

    internal static KeyCertificate Ensure(string dataFolder, TimeProvider time)
    {
        var path = FileIn(dataFolder);
        var passwordPath = PasswordFileIn(dataFolder);
        if (!File.Exists(path) || !File.Exists(passwordPath))
        {
            var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            PrivateFile.Write(passwordPath, System.Text.Encoding.ASCII.GetBytes(password));
            PrivateFile.Write(path, Make(password, time));
        }

        return new KeyCertificate(path, File.ReadAllText(passwordPath));
    }

    private static string FileIn(string dataFolder) => System.IO.Path.Combine(dataFolder, FileName);

    private static string PasswordFileIn(string dataFolder) => System.IO.Path.Combine(dataFolder, PasswordFileName);
}
