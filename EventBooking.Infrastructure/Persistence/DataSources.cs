using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EventBooking.Infrastructure.Persistence;

/// <summary>Sets pools of connections up, all of a service in the same way.</summary>
internal static class DataSources
{
    private const int ConnectSeconds = 5;

    /// <summary>A pool that is not built yet.</summary>
    /// <param name="services">The service's.</param>
    /// <param name="connectionString">Of two values for one setting the later counts: what this says itself, in whichever spelling, wins.</param>
    /// <param name="name">What the driver's metrics and spans call it, which otherwise carry the connection string, but for its password.</param>
    public static NpgsqlDataSourceBuilder Describe(IServiceProvider services, string connectionString, string name)
    {
        var options = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        var answerSeconds = (int)Math.Ceiling(options.AnswerWithin.TotalSeconds);
        // Nothing to reset between two users of a connection: but for the outbox's listener, which keeps its own until that breaks or the
        // service stops, no service changes anything about its sessions.
        var defaults = $"Timeout={ConnectSeconds};Command Timeout={answerSeconds};Maximum Pool Size={options.MaxConnections - options.Reserved};"
            + "Max Auto Prepare=50;No Reset On Close=true";
        var builder = new NpgsqlDataSourceBuilder($"{defaults};{connectionString}") { Name = name };
        builder.UseLoggerFactory(services.GetRequiredService<ILoggerFactory>());
        // What a service asks for itself, again and again, would make most of the traces and tell nothing.
        builder.ConfigureTracing(tracing => tracing
            .ConfigureCommandFilter(_ => Activity.Current is not null)
            .ConfigureBatchFilter(_ => Activity.Current is not null));
        builder.ConnectionStringBuilder.ApplicationName ??= services.GetRequiredService<IHostEnvironment>().ApplicationName;
        return builder;
    }
}
