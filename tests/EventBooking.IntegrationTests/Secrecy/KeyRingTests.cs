using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Infrastructure.Tokens;
using EventBooking.LocalServers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EventBooking.IntegrationTests.Secrecy;

/// <summary>
/// The key ring that seals tokens: made by the migration service, used by every other, readable with its certificate only.
/// </summary>
public sealed class KeyRingTests
{
    [Fact]
    public async Task A_token_that_the_API_sealed_is_unsealed_elsewhere_by_the_same_certificate_only()
    {
        var certificate = Certificates.Create();
        var connectionString = await MigrateAsync(certificate);
        BookingDto booking;
        await using (var api = await ApiProcess.StartReadyAsync(connectionString, Settings(certificate)))
        {
            booking = await api.Api.BookAsync((await api.Api.PublishSlotAsync()).Id, email: "ada@example.com");
        }

        var keys = await Ledger.ScalarAsync<string[]>(connectionString, "select array_agg(xml) from data_protection_keys");
        keys.ShouldHaveSingleItem().ShouldContain("EncryptedKey");
        keys[0].ShouldNotContain("<masterKey");
        var sealedToken = await Ledger.ScalarAsync<byte[]>(connectionString, "select token_sealed from bookings where id = $1", booking.Id);
        var hash = await Ledger.ScalarAsync<byte[]>(connectionString, "select token_hash from bookings where id = $1", booking.Id);
        using (var other = Service(connectionString, certificate))
        {
            Vault(other).Unseal(sealedToken, hash).ShouldBe(booking.BookingToken);
        }

        using var stranger = Service(connectionString, Certificates.Create());
        Should.Throw<CryptographicException>(() => Vault(stranger).Unseal(sealedToken, hash));
    }

    [Fact]
    public async Task After_a_change_of_certificates_old_tokens_open_with_the_previous_one()
    {
        var (old, next) = (Certificates.Create(), Certificates.Create());
        var connectionString = await MigrateAsync(old);
        var token = SecretToken.Create(TimeProvider.System.GetUtcNow());
        byte[] sealedToken;
        using (var before = Service(connectionString, old))
        {
            sealedToken = Vault(before).Seal(token);
        }

        using var after = Service(connectionString, next, old);
        Vault(after).Unseal(sealedToken, token.Hash).ShouldBe(token.Text);
        Vault(after).Unseal(Vault(after).Seal(token), token.EarlierHash).ShouldBe(token.Text);
        (await Ledger.ScalarAsync<long>(connectionString, "select count(*) from data_protection_keys")).ShouldBe(1);
    }

    [Fact]
    public async Task Certificates_may_be_given_as_text()
    {
        var (old, next) = (Certificates.Create(), Certificates.Create());
        var connectionString = await MigrateAsync(old);
        var token = SecretToken.Create(TimeProvider.System.GetUtcNow());
        byte[] sealedToken;
        using (var before = Service(connectionString, Text("Certificate", old), new("DataProtection:CertificatePath", "")))
        {
            sealedToken = Vault(before).Seal(token);
        }

        using var after = Service(connectionString, Text("Certificate", next), Text("PreviousCertificates:0", old));
        Vault(after).Unseal(sealedToken, token.Hash).ShouldBe(token.Text);
        (await Ledger.ScalarAsync<long>(connectionString, "select count(*) from data_protection_keys")).ShouldBe(1);
    }

    [Fact]
    public async Task A_service_whose_certificate_does_not_open_the_ring_is_degraded_but_books()
    {
        var (right, wrong) = (Certificates.Create(), Certificates.Create());
        var connectionString = await MigrateAsync(right);
        await using (var api = await ApiProcess.StartReadyAsync(connectionString, Settings(wrong)))
        {
            (await KeyRingAsync(api)).ShouldBe("degraded");
            await api.Api.BookAsync((await api.Api.PublishSlotAsync()).Id, email: "ada@example.com");
            (await KeyRingAsync(api)).ShouldBe("degraded");
        }

        // It has made a key of its own meanwhile, which in turn it alone can open.
        await using (var api = await ApiProcess.StartReadyAsync(connectionString, Settings(right)))
        {
            (await KeyRingAsync(api)).ShouldBe("degraded");
        }

        await using (var api = await ApiProcess.StartReadyAsync(
            connectionString, [.. Settings(right), ("DataProtection__PreviousCertificatePaths__0", wrong)]))
        {
            (await KeyRingAsync(api)).ShouldBe("healthy");
        }
    }

    /// <summary>What the health of a service says of the ring.</summary>
    private static async Task<string> KeyRingAsync(ApiProcess api)
    {
        var health = await api.Api.GetAsync("/health");
        health.ShouldBe(HttpStatusCode.OK);
        var parsed = JsonNode.Parse(health.Body)!;
        parsed["checks"]!.AsObject().Select(check => check.Key).Order(StringComparer.Ordinal).ShouldBe(["database", "key_ring", "self"]);
        var status = parsed["checks"]!["key_ring"]!["status"]!.GetValue<string>();
        parsed["status"]!.GetValue<string>().ShouldBe(status);
        return status;
    }

    private static TokenVault Vault(IHost service) => service.Services.GetRequiredService<TokenVault>();

    /// <summary>What any other service sets up, under another name and content root.</summary>
    private static IHost Service(string connectionString, string certificate, params string[] previous) => Service(
        connectionString,
        [
            new("DataProtection:CertificatePath", certificate),
            .. previous.Select(
                (path, index) => KeyValuePair.Create<string,
                string?>($"DataProtection:PreviousCertificatePaths:{index}", path)),
        ]);

    private static IHost Service(string connectionString, params KeyValuePair<string, string?>[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings
        {
            ApplicationName = "Another",
            ContentRootPath = Path.GetTempPath(),
            EnvironmentName = "Production",
        });
        builder.Configuration.AddInMemoryCollection(
        [
            new("ConnectionStrings:bookingdb", connectionString),
            new("DataProtection:CertificatePassword", Certificates.Password),
            .. settings,
        ]);
        builder.AddBookingDatabase();
        builder.AddTokenVault();
        return builder.Build();
    }

    private static KeyValuePair<string, string?> Text(string setting, string certificate) =>
        new($"DataProtection:{setting}", Certificates.AsText(certificate));

    private static (string Name, string? Value)[] Settings(string certificate) =>
    [
        ("DOTNET_ENVIRONMENT", "Production"), ("DataProtection__CertificatePath", certificate), (
            "DataProtection__CertificatePassword", Certificates.Password),
        ("CheckIn__Key", Certificates.CheckInKey),
    ];

    private static async Task<string> MigrateAsync(string certificate)
    {
        var connectionString = await TestServers.CreateDatabaseAsync("keys");
        var service = ServiceProcesses.Migrations(connectionString);
        var environment = new Dictionary<string, string?>(service.Environment, StringComparer.Ordinal);
        foreach (var (name, value) in Settings(certificate))
        {
            environment[name] = value;
        }

        var (exitCode, output) = await ChildProcess.RunAsync(service with { Environment = environment });
        exitCode.ShouldBe(0, output);
        return connectionString;
    }
}
