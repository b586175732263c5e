using EventBooking.Infrastructure.Messaging;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Infrastructure.Times;
using EventBooking.Infrastructure.Tokens;
using EventBooking.MigrationService.Secrets;
using EventBooking.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace EventBooking.MigrationService;

/// <summary>Registers what the commands run.</summary>
internal static class MigratorExtensions
{
    /// <summary>For those that work in the database, with the role that owns it.</summary>
    public static void AddMigrator(this IHostApplicationBuilder builder)
    {
        builder.AddBookingDatabase();
        builder.AddTokenVault();
        builder.AddBasics();
        builder.Services.AddSingleton<DatabaseStart>();
        builder.Services.AddSingleton<Grants>();
        builder.Services.AddSingleton<Migrator>();
        builder.Services.AddSingleton<FutureSlots>();
        builder.Services.AddSingleton<Retiming>();
    }

    /// <summary>For the one that makes database and roles: it needs no key.</summary>
    public static void AddBootstrap(this IHostApplicationBuilder builder)
    {
        if (!string.IsNullOrEmpty(builder.Configuration.GetConnectionString(ResourceNames.Postgres)))
        {
            builder.AddBookingDatabase();
        }

        builder.AddBasics();
        builder.Services.AddOptions<MessagingOptions>()
            .BindConfiguration(MessagingOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<DatabaseRoles>();
        builder.Services.AddSingleton<BrokerUsers>();
        builder.Services.AddSingleton<Bootstrap>();
    }

    /// <summary>For the one that makes secrets: it needs no server.</summary>
    public static void AddSecrets(this IHostApplicationBuilder builder)
    {
        builder.AddBasics();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<SecretFolders>();
    }

    private static void AddBasics(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<MigrationOptions>()
            .BindConfiguration(MigrationOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddOptions<RoleOptions>()
            .BindConfiguration(RoleOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        // Its output is an answer: that a host started and stopped around it is not part of it.
        builder.Services.Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true);
        builder.Services.AddSingleton<ServerWait>();
    }
}
