using EventBooking.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace EventBooking.Infrastructure.Seats;

/// <summary>Registers <see cref="SeatLedger"/>.</summary>
public static class SeatLedgerExtensions
{
    /// <summary>Registers the ledger, and what withdraws bookings whose outcome it could not find out in time.</summary>
    /// <param name="builder">The host.</param>
    public static IHostApplicationBuilder AddSeatLedger(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DatabaseRetry>();
        builder.Services.AddSingleton<UnresolvedBookings>();
        builder.Services.AddHostedService(services => services.GetRequiredService<UnresolvedBookings>());
        builder.Services.AddSingleton(services => new SeatLedger(
            services.GetRequiredService<NpgsqlDataSource>(),
            services.GetRequiredService<DatabaseRetry>(),
            services.GetRequiredService<UnresolvedBookings>(),
            services.GetRequiredService<TimeProvider>()));
        return builder;
    }
}
