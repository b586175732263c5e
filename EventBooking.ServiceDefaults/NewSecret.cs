using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EventBooking.ServiceDefaults;

/// <summary>Makes the secrets of a system, as its settings take them.</summary>
public static class NewSecret
{
    private const int PasswordLength = 16;
    private const int CheckInKeyLength = 32;

    // Longer than anyone keeps the data: with an expired one the sealed tokens could not be read.
    private const int CertificateYears = 30;

    /// <summary>A password of 32 hexadecimal digits: safe in connection strings and in addresses.</summary>
    public static string Password() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(PasswordLength));

    /// <summary>The key of the check-in codes: 32 random bytes in base64.</summary>
    public static string CheckInKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(CheckInKeyLength));

    /// <summary>The certificate that encrypts the key ring in the database.</summary>
    /// <param name="password">Null makes a file that needs none.</param>
    /// <param name="time">Says from when on it is valid.</param>
    /// <returns>The content of a PKCS #12 file.</returns>
    public static byte[] KeyRingCertificate(string? password, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        using var key = RSA.Create(3072);
        var request = new CertificateRequest("CN=EventBooking key ring", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = time.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(CertificateYears));
        return certificate.Export(X509ContentType.Pfx, password);
    }
}
