using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace EventBooking.Infrastructure.Tokens;

/// <summary>Loads the certificates that the settings name or hold. What is wrong is said without a word of what they hold.</summary>
internal sealed class KeyRingCertificates(KeyRingOptions options)
{
    private const string PathSetting = "DataProtection:CertificatePath";
    private const string TextSetting = "DataProtection:Certificate";

    /// <summary>The one that encrypts new keys; null where none is set.</summary>
    /// <exception cref="OptionsValidationException">It is set twice, or cannot be read.</exception>
    public X509Certificate2? LoadCurrent() => (SetOrNull(options.CertificatePath), SetOrNull(options.Certificate)) switch
    {
        (not null, not null) => throw Invalid(PathSetting, $"and {TextSetting} are both set; set one of them"),
        ({ } path, null) => LoadFile(PathSetting, path),
        (null, { } text) => LoadText(TextSetting, text),
        _ => null,
    };

    /// <summary>Earlier ones, which open what they once encrypted.</summary>
    /// <exception cref="OptionsValidationException">One of them cannot be read.</exception>
    public X509Certificate2[] LoadPrevious() =>
    [
        .. options.PreviousCertificatePaths.Select(SetOrNull).OfType<string>()
            .Select(path => LoadFile("DataProtection:PreviousCertificatePaths", path)),
        .. options.PreviousCertificates.Select(SetOrNull).OfType<string>()
            .Select(text => LoadText("DataProtection:PreviousCertificates", text)),
    ];

    public static OptionsValidationException Missing() => Invalid(
        PathSetting, $"must name a PKCS #12 file, or {TextSetting} hold one as base64: the certificate that encrypts the key ring "
            + "in the database");

    // Compose and scripts pass on settings that nobody set as empty text.
    private static string? SetOrNull(string? setting) => string.IsNullOrWhiteSpace(setting) ? null : setting;

    private X509Certificate2 LoadFile(string setting, string path)
    {
        try
        {
            return Load(File.ReadAllBytes(path)) ?? throw Invalid(setting, $"names a file without a private RSA key: {path}");
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw Invalid(setting, $"names a file that cannot be read with DataProtection:CertificatePassword: {path}");
        }
    }

    private X509Certificate2 LoadText(string setting, string text)
    {
        try
        {
            return Load(Convert.FromBase64String(text)) ?? throw Invalid(setting, "holds no private RSA key");
        }
        catch (FormatException)
        {
            throw Invalid(setting, "must be the base64 of a PKCS #12 file");
        }
        catch (CryptographicException)
        {
            throw Invalid(setting, "is not the base64 of a PKCS #12 file that DataProtection:CertificatePassword opens");
        }
    }

    private X509Certificate2? Load(byte[] pkcs12)
    {
        var certificate = X509CertificateLoader.LoadPkcs12(pkcs12, options.CertificatePassword);
        using var key = certificate.GetRSAPrivateKey();
        return key is not null ? certificate : null;
    }

    private static OptionsValidationException Invalid(string setting, string what) =>
        new(KeyRingOptions.SectionName, typeof(KeyRingOptions), [$"{setting} {what}."]);
}
