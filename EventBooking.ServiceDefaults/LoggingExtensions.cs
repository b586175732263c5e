using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging;

namespace EventBooking.ServiceDefaults;

/// <summary>Logs: one line each on the console, and OpenTelemetry if they are exported.</summary>
internal static class LoggingExtensions
{
    // A service speaks for itself; of the libraries below it, only what is wrong matters.
    private static readonly Dictionary<string, string?> DefaultLevels = new(StringComparer.Ordinal)
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:MassTransit"] = "Warning",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
        ["Logging:LogLevel:Npgsql"] = "Warning",
        ["Logging:LogLevel:Polly"] = "Warning",
        ["Logging:LogLevel:System"] = "Warning",
        // Each answer of /health says it, and what is unhealthy logs why by itself: to wait for the schema is no error.
        ["Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks"] = "Critical",
        // What keeps a host from starting stops the process, which then says why.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "Critical",
        // What really fails comes back as an exception, and the code that catches it says what it means: a retry is no error.
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Database"] = "Critical",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Query"] = "Critical",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Update"] = "Critical",
    };

    public static void AddLogs(this IHostApplicationBuilder builder, bool isExported)
    {
        // In front of every other source, so that any setting overrides it.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = DefaultLevels });
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            console.UseUtcTimestamp = true;
        });
        if (isExported)
        {
            builder.Logging.AddOpenTelemetry(logging =>
            {
                logging.IncludeFormattedMessage = true;
                logging.IncludeScopes = true;
            });
        }
        else if (!AreRequestsLogged(builder.Configuration))
        {
            // On, if only for what is critical, it makes the host create an activity and a scope for each request, which nobody sees.
            builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
            {
                InitialData = [new("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "None")],
            });
        }
    }

    private static bool AreRequestsLogged(IConfiguration configuration) =>
        Enum.TryParse<LogLevel>(
            configuration["Logging:LogLevel:Microsoft.AspNetCore"] ?? configuration["Logging:LogLevel:Microsoft"],
            ignoreCase: true, out var level)
        && level <= LogLevel.Information;
}
