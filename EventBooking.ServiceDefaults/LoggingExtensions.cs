using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventBooking.ServiceDefaults;

/// <summary>Logs: one line each on the console, and OpenTelemetry.</summary>
internal static class LoggingExtensions
{
    // A service speaks for itself; of the libraries below it, only what is wrong matters.
    private static readonly Dictionary<string, string?> DefaultLevels = new(StringComparer.Ordinal)
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
        ["Logging:LogLevel:Npgsql"] = "Warning",
        ["Logging:LogLevel:Polly"] = "Warning",
        ["Logging:LogLevel:System"] = "Warning",
        // What keeps a host from starting stops the process, which then says why.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "Critical",
        // What really fails comes back as an exception, and whoever catches it says what it means: a retry is no error.
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Database"] = "Critical",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Query"] = "Critical",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Update"] = "Critical",
    };

    public static void AddLogs(this IHostApplicationBuilder builder)
    {
        // In front of every other source, so that any setting overrides it.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = DefaultLevels });
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            console.UseUtcTimestamp = true;
        });
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });
    }
}
