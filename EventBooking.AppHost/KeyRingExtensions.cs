using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Aspire.Hosting.Publishing;

namespace EventBooking.AppHost;

/// <summary>The certificate that encrypts the key ring in the database; every service has the same.</summary>
internal static class KeyRingExtensions
{
    private const string Parameter = "key-ring-certificate";

    /// <summary>A parameter, made and kept as Aspire makes and keeps passwords.</summary>
    public static IReadOnlyDictionary<string, object> AddKeyRing(this IDistributedApplicationBuilder builder)
    {
        var certificate = builder.AddParameter(Parameter, new NewCertificate(), secret: true, persist: true)
            .WithDescription("Encrypts the key ring: a PKCS #12 file without password, in base64.");
        return new Dictionary<string, object>(StringComparer.Ordinal) { ["DataProtection__Certificate"] = certificate.Resource };
    }

    public static IResourceBuilder<T> WithKeyRing<T>(this IResourceBuilder<T> service, IReadOnlyDictionary<string, object> settings)
        where T : IResourceWithEnvironment => service.WithEnvironment(context =>
    {
        foreach (var (name, value) in settings)
        {
            context.EnvironmentVariables[name] = value;
        }
    });

    private sealed class NewCertificate : ParameterDefault
    {
        public override string GetDefaultValue()
        {
            using var key = RSA.Create(3072);
            var request = new CertificateRequest("CN=EventBooking key ring", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var now = TimeProvider.System.GetUtcNow();
            using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(30));
            return Convert.ToBase64String(certificate.Export(X509ContentType.Pfx));
        }

        // The manifest knows no default that makes a certificate: an empty one has to be replaced.
        public override void WriteToManifest(ManifestPublishingContext context) => context.Writer.WriteString("value", "");
    }
}
