using EventBooking.Infrastructure;
using EventBooking.Infrastructure.Messaging;
using EventBooking.Infrastructure.Times;
using EventBooking.Infrastructure.Tokens;

namespace EventBooking.MigrationService;

internal static class MigratorExtensions
{
    // For commands that work in the database, with the role that owns it.
    public static void AddMigrator(this IHostApplicationBuilder builder)
    {
        builder.AddBookingDatabase();
        builder.AddTokenVault();
        builder.AddBasics();
        builder.Services.AddSingleton<Grants>();
        builder.Services.AddSingleton<Migrator>();
        builder.Services.AddSingleton<FutureSlots>();
        builder.Services.AddSingleton<Retiming>();
    }

    public static void AddBootstrap(this IHostApplicationBuilder builder)
    {
        if (!string.IsNullOrEmpty(builder.Configuration.GetConnectionString(ResourceNames.Postgres)))
        {
            builder.AddBookingDatabase();
        }

        builder.AddBasics();
        builder.Services.AddSettings<MessagingOptions>(MessagingOptions.SectionName);
        builder.Services.AddSingleton<DatabaseRoles>();
        builder.Services.AddSingleton<BrokerUsers>();
        builder.Services.AddSingleton<Bootstrap>();
    }

    public static void AddSecrets(this IHostApplicationBuilder builder)
    {
        builder.AddBasics();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<SecretFolders>();
    }

    private static void AddBasics(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<MigrationOptions>("Migrations");
        builder.Services.AddSettings<RoleOptions>("Roles");
        // Its output is an answer: that a host started and stopped around it is not part of it.
        builder.Services.Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true);
        builder.Services.AddSingleton<ServerWait>();
    }
}
