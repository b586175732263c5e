using Aspire.Hosting.Publishing;
using EventBooking.LocalServers;

namespace EventBooking.AppHost;

/// <summary>The certificate that encrypts the key ring in the database; every service has the same.</summary>
internal static class KeyRingExtensions
{
    private const string Parameter = "key-ring-certificate";

    /// <summary>A parameter, made and kept as Aspire makes and keeps passwords.</summary>
    public static Func<IReadOnlyDictionary<string, object>> AddKeyRing(this IDistributedApplicationBuilder builder)
    {
        var certificate = builder.AddParameter(Parameter, new NewCertificate(), secret: true, persist: true)
            .WithDescription("Encrypts the key ring: a PKCS #12 file without password, in base64.");
        return () => new Dictionary<string, object>(StringComparer.Ordinal) { ["DataProtection__Certificate"] = certificate.Resource };
    }

    public static IResourceBuilder<T> WithKeyRing<T>(this IResourceBuilder<T> service, Func<IReadOnlyDictionary<string, object>> settings)
        where T : IResourceWithEnvironment => service.WithEnvironment(context =>
    {
        foreach (var (name, value) in settings())
        {
            context.EnvironmentVariables[name] = value;
        }
    });

    private sealed class NewCertificate : ParameterDefault
    {
        public override string GetDefaultValue() => Convert.ToBase64String(KeyCertificate.Make(password: null, TimeProvider.System));

        // The manifest knows no default that makes a certificate: an empty one has to be replaced.
        public override void WriteToManifest(ManifestPublishingContext context) => context.Writer.WriteString("value", "");
    }
}
