using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EventBooking.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EventBooking.Infrastructure.Tokens;

/// <summary>Registers <see cref="TokenVault"/>.</summary>
public static class TokenVaultExtensions
{
    /// <summary>
    /// Registers the vault with the key ring that all services share: one application name, keys in the database, encrypted
    /// with the configured certificate. In Development the certificate may be missing; keys are then stored as they are.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <exception cref="OptionsValidationException">A certificate is missing or cannot be read.</exception>
    public static IHostApplicationBuilder AddTokenVault(this IHostApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(KeyRingOptions.SectionName).Get<KeyRingOptions>() ?? new KeyRingOptions();
        var keyRing = builder.Services.AddDataProtection()
            .SetApplicationName("EventBooking")
            .PersistKeysToDbContext<BookingDbContext>();
        if (!string.IsNullOrWhiteSpace(options.CertificatePath))
        {
            keyRing.ProtectKeysWithCertificate(Load(options.CertificatePath, options));
            keyRing.UnprotectKeysWithAnyCertificate([.. options.PreviousCertificatePaths.Select(path => Load(path, options))]);
        }
        else if (!builder.Environment.IsDevelopment())
        {
            throw Invalid("must name a PKCS #12 file: the certificate that encrypts the key ring in the database");
        }

        builder.Services.AddSingleton<TokenVault>();
        DoNotLoadKeysAtStart(builder.Services);
        return builder;
    }

    // The framework reads the key ring when the host starts and logs a failure where the schema is not there yet. The first
    // use reads it as well, and by then the schema is there.
    private static void DoNotLoadKeysAtStart(IServiceCollection services)
    {
        if (services.SingleOrDefault(service => service.ImplementationType?.Name == "DataProtectionHostedService") is { } loader)
        {
            services.Remove(loader);
        }
    }

    private static X509Certificate2 Load(string path, KeyRingOptions options)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, options.CertificatePassword);
            using var key = certificate.GetRSAPrivateKey();
            return key is not null ? certificate : throw Invalid($"names a file without a private RSA key: {path}");
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw Invalid($"names a file that cannot be read with DataProtection:CertificatePassword: {path}");
        }
    }

    private static OptionsValidationException Invalid(string what) =>
        new(KeyRingOptions.SectionName, typeof(KeyRingOptions), [$"DataProtection:CertificatePath {what}."]);
}
