using System.Diagnostics;
using EventBooking.Infrastructure.Persistence.Registration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EventBooking.Infrastructure.Persistence;

/// <summary>Registers the database.</summary>
public static class DatabaseExtensions
{
    /// <summary>Name of the database's connection string.</summary>
    public const string ConnectionName = "bookingdb";

    private const int ConnectSeconds = 5;

    /// <summary>Registers the tables and one pool of connections that everything in the service shares.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="maxConnections">Most connections, where no setting says how many.</param>
    /// <exception cref="OptionsValidationException">There is no connection string, or it is not one.</exception>
    public static IHostApplicationBuilder AddBookingDatabase(this IHostApplicationBuilder builder, int maxConnections = DatabaseOptions.DefaultMaxConnections)
    {
        var connectionString = ReadConnectionString(builder.Configuration);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddOptions<DatabaseOptions>()
            .Configure(options => options.MaxConnections = maxConnections)
            .BindConfiguration(DatabaseOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton(services => BuildDataSource(services, connectionString));
        builder.Services.AddDbContextPool<BookingDbContext>((services, options) =>
            options.UseBookingDatabase(services.GetRequiredService<NpgsqlDataSource>()));
        builder.AddDriverTelemetry();
        return builder;
    }

    /// <summary>Registers <see cref="SchemaGate"/>: waits for the schema that this service needs.</summary>
    /// <param name="builder">The host.</param>
    public static IHostApplicationBuilder AddSchemaGate(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SchemaGate>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SchemaGate>());
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database");
        return builder;
    }

    /// <summary>Sets EF up for the database: names in snake_case, a few short retries, migrations owned by the migration service.</summary>
    /// <param name="options">What to set up.</param>
    /// <param name="dataSource">The pool of connections.</param>
    public static DbContextOptionsBuilder UseBookingDatabase(this DbContextOptionsBuilder options, NpgsqlDataSource dataSource) => options
        .UseNpgsql(dataSource, npgsql => npgsql
            .MigrationsAssembly("EventBooking.MigrationService")
            .ExecutionStrategy(dependencies => new ShortRetry(dependencies)))
        .UseSnakeCaseNamingConvention();

    private static string ReadConnectionString(IConfiguration configuration)
    {
        var text = configuration.GetConnectionString(ConnectionName);
        try
        {
            if (!string.IsNullOrWhiteSpace(text) && new NpgsqlConnectionStringBuilder(text).Host is not null)
            {
                return text;
            }
        }
        catch (ArgumentException)
        {
            // Not repeated to the reader: the parser's message may quote the password.
        }

        throw new OptionsValidationException(ConnectionName, typeof(string),
            [$"ConnectionStrings:{ConnectionName} must name the PostgreSQL database, such as Host=localhost;Database={ConnectionName};Username=…;Password=…"]);
    }

    // Of two values for one setting the later counts: what the connection string says itself, in whichever spelling, wins.
    private static NpgsqlDataSource BuildDataSource(IServiceProvider services, string connectionString)
    {
        var options = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        var answerSeconds = (int)Math.Ceiling(options.AnswerWithin.TotalSeconds);
        // Nothing to reset between two users of a connection: but for the outbox's listener, which keeps its own until that breaks or the
        // service stops, no service changes anything about its sessions.
        var defaults = $"Timeout={ConnectSeconds};Command Timeout={answerSeconds};Maximum Pool Size={options.MaxConnections};"
            + "Max Auto Prepare=50;No Reset On Close=true";
        // Named, as the driver's metrics and spans otherwise carry the connection string, but for its password, as the name.
        var builder = new NpgsqlDataSourceBuilder($"{defaults};{connectionString}") { Name = ConnectionName };
        builder.UseLoggerFactory(services.GetRequiredService<ILoggerFactory>());
        // What a service asks for itself, again and again, would make most of the traces and tell nothing.
        builder.ConfigureTracing(tracing => tracing
            .ConfigureCommandFilter(_ => Activity.Current is not null)
            .ConfigureBatchFilter(_ => Activity.Current is not null));
        builder.ConnectionStringBuilder.ApplicationName ??= services.GetRequiredService<IHostEnvironment>().ApplicationName;
        return builder.Build();
    }
}
