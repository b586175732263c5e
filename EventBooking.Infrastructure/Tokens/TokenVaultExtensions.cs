using EventBooking.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EventBooking.Infrastructure.Tokens;

/// <summary>Registers <see cref="TokenVault"/>, <see cref="AddressVault"/> and <see cref="StopReminderTokens"/>.</summary>
public static class TokenVaultExtensions
{
    /// <summary>
    /// Registers the vault with the key ring that all services share: one application name, keys in the database, encrypted
    /// with the configured certificate. In Development the certificate may be missing; keys are then stored as they are.
    /// </summary>
    /// <exception cref="OptionsValidationException">A certificate is missing, set twice or cannot be read.</exception>
    public static IHostApplicationBuilder AddTokenVault(this IHostApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(KeyRingOptions.SectionName).Get<KeyRingOptions>() ?? new KeyRingOptions();
        var keyRing = builder.Services.AddDataProtection()
            .SetApplicationName("EventBooking")
            .PersistKeysToDbContext<BookingDbContext>()
            // Half the work of the default, AES-256-CBC with HMAC; each key in the ring says itself which one it is for.
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        var certificates = new KeyRingCertificates(options);
        if (certificates.LoadCurrent() is { } current)
        {
            keyRing.ProtectKeysWithCertificate(current);
            keyRing.UnprotectKeysWithAnyCertificate(certificates.LoadPrevious());
        }
        else if (!builder.Environment.IsDevelopment())
        {
            throw KeyRingCertificates.Missing();
        }

        builder.Services.AddSingleton<TokenVault>();
        builder.Services.AddSingleton<AddressVault>();
        builder.Services.AddSingleton<StopReminderTokens>();
        DoNotLoadKeysAtStart(builder.Services);
        return builder;
    }

    /// <summary>Shows in the service's health whether its certificates open every key of the ring. If not, it is degraded.</summary>
    public static IHostApplicationBuilder AddKeyRingHealth(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<KeyRingHealthCheck>();
        builder.Services.AddHealthChecks().AddCheck<KeyRingHealthCheck>("key_ring");
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
}
