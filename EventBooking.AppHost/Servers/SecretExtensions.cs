using EventBooking.ServiceDefaults;

namespace EventBooking.AppHost;

/// <summary>Secrets that services have in common, as parameters: made and kept as Aspire makes and keeps passwords.</summary>
internal static class SecretExtensions
{
    /// <summary>The certificate that encrypts the key ring in the database.</summary>
    public static Settings AddKeyRing(this IDistributedApplicationBuilder builder) => builder.AddSecret(
        "DataProtection__Certificate",
        "key-ring-certificate",
        "Encrypts the key ring: a PKCS #12 file without password, in base64.",
        () => Convert.ToBase64String(NewSecret.KeyRingCertificate(password: null, TimeProvider.System)));

    /// <summary>The key that signs check-in codes.</summary>
    public static Settings AddCheckInKey(this IDistributedApplicationBuilder builder) => builder.AddSecret(
        "CheckIn__Key",
        "check-in-key",
        "Signs check-in codes: 32 random bytes in base64.",
        NewSecret.CheckInKey);

    private static Settings AddSecret(
        this IDistributedApplicationBuilder builder, string setting, string name, string description, Func<string> make)
    {
        var secret = builder.AddParameter(name, new UsualValue(make), secret: true, persist: true)
            .WithDescription(description);
        return () => new Dictionary<string, object>(StringComparer.Ordinal) { [setting] = secret.Resource };
    }
}
