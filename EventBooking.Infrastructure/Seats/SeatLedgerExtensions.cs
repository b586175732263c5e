using EventBooking.Infrastructure.Availability;
using EventBooking.Infrastructure.Outbox;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Infrastructure.Tracing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace EventBooking.Infrastructure.Seats;

/// <summary>Registers <see cref="SeatLedger"/>.</summary>
public static class SeatLedgerExtensions
{
    /// <summary>
    /// Registers the ledger, the lanes that bookings ride in, what withdraws bookings whose outcome it could not find out in time, and
    /// what measures seats and bookings.
    /// </summary>
    public static IHostApplicationBuilder AddSeatLedger(this IHostApplicationBuilder builder)
    {
        builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddMeter(BookingMeter.Name));
        builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddSource(OwnSource.Name));
        builder.Services.AddSingleton<BookingMeter>();
        builder.Services.AddHostedService<FreeSeats>();
        builder.Services.AddSingleton<DatabaseRetry>();
        builder.Services.TryAddSingleton<OutboxSignal>();
        builder.Services.AddSingleton<ChangeTransaction>();
        builder.Services.AddSingleton<UnresolvedBookings>();
        builder.Services.AddHostedService(services => services.GetRequiredService<UnresolvedBookings>());
        builder.Services.AddSettings<LaneOptions>(LaneOptions.SectionName);
        builder.Services.AddOptions<DatabaseOptions>()
            .Configure<IOptions<LaneOptions>>((database, lanes) => database.Reserved += LaneConnections.Count(lanes.Value));
        builder.Services.AddSingleton<LaneConnections>();
        builder.Services.AddSingleton<BookBatch>();
        builder.Services.AddSingleton<BookingLanes>();
        // After what withdraws bookings: hosted services stop in reverse order, and a last batch may leave some to withdraw.
        builder.Services.AddHostedService(services => services.GetRequiredService<BookingLanes>());
        builder.Services.AddSingleton(services => new SeatLedger(
            services.GetRequiredService<NpgsqlDataSource>(),
            services.GetRequiredService<DatabaseRetry>(),
            services.GetRequiredService<BookingLanes>(),
            services.GetRequiredService<ChangeTransaction>(),
            services.GetRequiredService<AvailabilityReader>(),
            services.GetRequiredService<BookingMeter>(),
            services.GetRequiredService<TimeProvider>()));
        return builder;
    }
}
