using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EventBooking.Infrastructure.Persistence;

/// <summary>Registers the database.</summary>
public static class DatabaseExtensions
{
    /// <summary>Name of the database's connection string.</summary>
    public const string ConnectionName = "bookingdb";

    /// <summary>Registers the tables and the pool of connections that all of the service shares, but for what books.</summary>
    /// <param name="maxConnections">Most connections, where no setting says how many.</param>
    /// <exception cref="OptionsValidationException">There is no connection string, or it is not one.</exception>
    public static IHostApplicationBuilder AddBookingDatabase(
        this IHostApplicationBuilder builder, int maxConnections = DatabaseOptions.DefaultMaxConnections)
    {
        var connectionString = ReadConnectionString(builder.Configuration);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.Configure<DatabaseOptions>(options => options.MaxConnections = maxConnections);
        builder.Services.AddSettings<DatabaseOptions>(DatabaseOptions.SectionName);
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<ConnectionPools>(services, connectionString));
        builder.Services.AddSingleton(services => services.GetRequiredService<ConnectionPools>().BuildShared());
        builder.Services.AddDbContextPool<BookingDbContext>((services, options) =>
            options.UseBookingDatabase(services.GetRequiredService<NpgsqlDataSource>()));
        // The driver's spans and metrics. DatabaseHealthCheck says more than a check of theirs: it knows the schema, and that a database
        // that went away is no reason to stop sending requests.
        builder.EnrichNpgsqlDbContext<BookingDbContext>(settings => settings.DisableHealthChecks = true);
        return builder;
    }

    /// <summary>Registers <see cref="SchemaGate"/>: waits for the schema that this service needs.</summary>
    public static IHostApplicationBuilder AddSchemaGate(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SchemaGate>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SchemaGate>());
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database");
        return builder;
    }

    /// <summary>Sets EF up for the database: names in snake_case, a few short retries, migrations owned by the migration service.</summary>
    public static DbContextOptionsBuilder UseBookingDatabase(this DbContextOptionsBuilder options, NpgsqlDataSource dataSource) => options
        .UseNpgsql(dataSource, npgsql => npgsql
            .MigrationsAssembly("EventBooking.MigrationService")
            .ExecutionStrategy(dependencies => new ShortRetry(dependencies)))
        // It is about reading EventListing, which nobody does: its columns are for SQL alone.
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.OptionalDependentWithoutIdentifyingPropertyWarning))
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
            [$"ConnectionStrings:{ConnectionName} must name the PostgreSQL database, such as "
                + $"Host=localhost;Database={ConnectionName};Username=…;Password=…"]);
    }
}
