using Microsoft.Extensions.Hosting;

namespace EventBooking.Infrastructure.Persistence.Registration;

/// <summary>Spans and metrics of the database's driver, through Aspire's package.</summary>
internal static class DriverTelemetry
{
    /// <summary>
    /// Adds them to the host's telemetry. <see cref="BookingDbContext"/> must be registered already; it keeps its retries, as
    /// they are a kind of Npgsql's own.
    /// </summary>
    public static void AddDriverTelemetry(this IHostApplicationBuilder builder) =>
        // DatabaseHealthCheck says more: it knows the schema, and that a database that went away is no reason to stop sending requests.
        builder.EnrichNpgsqlDbContext<BookingDbContext>(settings => settings.DisableHealthChecks = true);
}
