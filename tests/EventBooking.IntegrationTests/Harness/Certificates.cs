using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>Keys that services need outside Development: certificates for the key ring, as files, and one for check-in codes.</summary>
internal static class Certificates
{
    public const string Password = "keys";

    /// <summary>What check-in codes are made with, where the environment has no key of its own.</summary>
    public static readonly string CheckInKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>The same certificate as text.</summary>
    public static string AsText(string path) => Convert.ToBase64String(File.ReadAllBytes(path), Base64FormattingOptions.InsertLineBreaks);

    public static string Create()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=EventBooking test keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
        var path = Path.Combine(TestFolder.Subfolder("keys"), "keys.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, Password));
        return path;
    }
}
