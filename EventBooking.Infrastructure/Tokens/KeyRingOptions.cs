namespace EventBooking.Infrastructure.Tokens;

/// <summary>The certificates that encrypt the key ring in the database. Every service of a system has the same ones.</summary>
public sealed class KeyRingOptions
{
    /// <summary>The section of the configuration that they are read from.</summary>
    public const string SectionName = "DataProtection";

    /// <summary>
    /// PKCS #12 file with certificate and private key. Outside Development this or <see cref="Certificate"/> is required.
    /// </summary>
    public string? CertificatePath { get; set; }

    /// <summary>The content of such a file as base64, in place of its path.</summary>
    public string? Certificate { get; set; }

    /// <summary>Password of the certificates, where they have one.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>PKCS #12 files of earlier certificates, with the same password: keys that they encrypted can still be read.</summary>
    public IList<string> PreviousCertificatePaths { get; } = [];

    /// <summary>Earlier certificates as base64, with the same password.</summary>
    public IList<string> PreviousCertificates { get; } = [];
}
