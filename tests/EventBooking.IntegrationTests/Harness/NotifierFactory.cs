using EventBooking.Infrastructure.Deliveries;
using EventBooking.Notifier.Bookings;
using EventBooking.Notifier.Queue;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>A notifier in this process, on a real database and a real broker.</summary>
/// <param name="settings">By their names in the configuration; connection strings among them.</param>
/// <param name="time">Its clock; the system's where there is none.</param>
/// <param name="channels">What it sends through; its own channels where there are none.</param>
internal sealed class NotifierFactory(
    IReadOnlyDictionary<string, string> settings, TimeProvider? time = null, params FakeChannel[] channels)
    : WebApplicationFactory<IDeliveryChannel>
{
    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Warning");
        foreach (var (name, value) in settings)
        {
            builder.UseSetting(name, name == "ConnectionStrings:bookingdb" ? Roles.As(Roles.Notifier, value) : value);
        }

        builder.ConfigureTestServices(services =>
        {
            if (time is not null)
            {
                services.AddSingleton(time);
            }

            if (channels.Length > 0)
            {
                services.RemoveAll<IDeliveryChannel>();
                Array.ForEach(
                    channels,
                    channel => services.AddSingleton(provider => channel.For(provider.GetRequiredService<BookingNotifications>())));
                foreach (var closed in Enum.GetValues<Channel>().Except(channels.Select(channel => channel.Channel)))
                {
                    services.AddSingleton<IDeliveryChannel>(new ClosedChannel(closed));
                }
            }
        });
    }
}
