using EventBooking.Infrastructure.Deliveries;
using EventBooking.Infrastructure.Tokens;
using EventBooking.Notifier.Bookings;
using EventBooking.Notifier.Mail;
using EventBooking.Notifier.Queue;
using EventBooking.Notifier.Sms;
using EventBooking.Presentation.CheckIn;
using EventBooking.Presentation.Links;
using EventBooking.ServiceDefaults;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace EventBooking.UnitTests.Mail;

public sealed class ChannelRegistrationTests
{
    [Fact]
    public void Without_settings_both_channels_are_closed()
    {
        using var host = Host([]);

        host.ValidateSettings();

        host.Services.GetServices<IDeliveryChannel>()
            .Cast<ClosedChannel>()
            .Select(channel => channel.Channel)
            .ShouldBe([Channel.Email, Channel.Sms]);
    }

    [Fact]
    public async Task With_a_mail_server_and_a_provider_there_are_both_channels()
    {
        using var host = Host(
        [
            "Mail:Host=mail.example.com", "Mail:From=desk@example.com", "Mail:Connections=7", "Sms:Enabled=true",
            "Sms:Account=a", "Sms:Secret=s", "Sms:From=+15005550006", "Sms:AllowedCountries:0=DE",
        ]);

        host.ValidateSettings();

        host.Services.GetServices<IDeliveryChannel>().Select(channel => channel.Channel).ShouldBe([Channel.Email, Channel.Sms]);
        host.Services.GetServices<IDeliveryChannel>().First().Concurrency.ShouldBe(7);
        var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        health.Entries["mail"].Status.ShouldBe(HealthStatus.Healthy);
    }

    [Theory]
    [InlineData("Mail:Host=mail.example.com", "Mail:From")]
    [InlineData("Mail:Connections=0", "Mail:Connections")]
    [InlineData("Mail:Timeout=00:10:00", "Mail:Timeout")]
    [InlineData("Mail:Security=Auto", "Mail:Security")]
    [InlineData("Mail:Security=7", "Mail:Security must be StartTls, Tls or None.")]
    [InlineData("Sms:Enabled=true", "Sms:Account")]
    [InlineData("Sms:DefaultRegion=Germany", "Sms:DefaultRegion")]
    public void A_wrong_setting_stops_the_service_with_a_sentence_that_names_it(string setting, string named)
    {
        using var host = Host([setting]);

        var failure = Should.Throw<Exception>(host.ValidateSettings);

        SettingErrors.TryDescribe(failure, out var sentence).ShouldBeTrue();
        sentence.ShouldContain(named);
    }

    private static IHost Host(string[] settings)
    {
        var builder = new HostApplicationBuilder(
            new HostApplicationBuilderSettings { EnvironmentName = Environments.Development, DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings
            .Select(setting => setting.Split('=', 2))
            .ToDictionary(pair => pair[0], string? (pair) => pair[1], StringComparer.Ordinal));
        builder.Services.AddLogging();
        builder.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        builder.Services.AddSingleton<StopReminderTokens>().AddSingleton<TokenVault>().AddSingleton<AddressVault>();
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create("Host=localhost"));
        builder.AddBookingNotifications();
        builder.AddPublicLinks();
        builder.AddCheckInCodes();
        builder.AddMailChannel();
        builder.AddSmsChannel();
        return builder.Build();
    }
}
