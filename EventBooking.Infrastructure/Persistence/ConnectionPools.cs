using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EventBooking.Infrastructure.Persistence;

/// <summary>Sets a service's pools of connections up, each in the same way; together they keep to the limit of its connections.</summary>
/// <param name="connectionString">What it says itself wins over our defaults, in whichever spelling.</param>
internal sealed class ConnectionPools(
    string connectionString, IOptions<DatabaseOptions> options, IHostEnvironment environment, ILoggerFactory loggers)
{
    private const int ConnectSeconds = 5;

    // One stays with the outbox's listener.
    private const int FewestShared = 2;

    /// <summary>The pool that all share who have none of their own.</summary>
    /// <exception cref="OptionsValidationException">Too few connections are left for it.</exception>
    public NpgsqlDataSource BuildShared()
    {
        var builder = CreateBuilder(DatabaseExtensions.ConnectionName);
        var settings = builder.ConnectionStringBuilder;
        var (reserved, shared) = (options.Value.Reserved, settings.MaxPoolSize - options.Value.Reserved);
        if (shared < FewestShared)
        {
            throw new OptionsValidationException(DatabaseOptions.SectionName, typeof(DatabaseOptions),
                [$"Database:MaxConnections, or Maximum Pool Size of the connection string, must be "
                    + $"{reserved + FewestShared} or more: bookings and lists have {reserved} for themselves."]);
        }

        settings.MaxPoolSize = shared;
        settings.MinPoolSize = Math.Min(settings.MinPoolSize, shared);
        return builder.Build();
    }

    /// <summary>A pool of its own for those who have <see cref="DatabaseOptions.Reserved"/> connections.</summary>
    /// <param name="setUp">
    /// What each connection begins with, as SQL. Not options of the connection string, which poolers between service and server may refuse.
    /// </param>
    public NpgsqlDataSource BuildOwn(string purpose, int connections, string setUp)
    {
        var builder = CreateBuilder($"{DatabaseExtensions.ConnectionName}.{purpose}");
        var settings = builder.ConnectionStringBuilder;
        (settings.MinPoolSize, settings.MaxPoolSize) = (0, connections);
        // What was set up would be reset.
        settings.NoResetOnClose = true;
        builder.UsePhysicalConnectionInitializer(
            connection =>
            {
                using var command = new NpgsqlCommand(setUp, connection) { CommandTimeout = ConnectSeconds };
                command.ExecuteNonQuery();
            },
            async connection =>
            {
                await using var command = new NpgsqlCommand(setUp, connection) { CommandTimeout = ConnectSeconds };
                await command.ExecuteNonQueryAsync();
            });
        return builder.Build();
    }

    // By its name the driver's metrics and spans call it: otherwise they carry the connection string, but for its password.
    private NpgsqlDataSourceBuilder CreateBuilder(string name)
    {
        var answerSeconds = (int)Math.Ceiling(options.Value.AnswerWithin.TotalSeconds);
        // Nothing to reset between two users of a connection, as nobody leaves a session changed: the outbox's listener keeps its own until
        // that breaks or the service stops, and lanes have a pool of their own.
        var defaults = $"Timeout={ConnectSeconds};Command Timeout={answerSeconds};Maximum Pool Size={options.Value.MaxConnections};"
            + "Max Auto Prepare=50;No Reset On Close=true";
        var builder = new NpgsqlDataSourceBuilder($"{defaults};{connectionString}") { Name = name };
        builder.UseLoggerFactory(loggers);
        // What a service asks for itself, again and again, is not recorded: only a request begins a trace. So it need not make a span.
        builder.ConfigureTracing(tracing => tracing
            .ConfigureCommandFilter(_ => Activity.Current is not null)
            .ConfigureBatchFilter(_ => Activity.Current is not null));
        builder.ConnectionStringBuilder.ApplicationName ??= environment.ApplicationName;
        return builder;
    }
}
