using EventBooking.Infrastructure.Times;

namespace EventBooking.MigrationService;

/// <summary>Registers what the commands run.</summary>
internal static class MigratorExtensions
{
    public static IHostApplicationBuilder AddMigrator(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<MigrationOptions>()
            .BindConfiguration(MigrationOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        // Its output is an answer: that a host started and stopped around it is not part of it.
        builder.Services.Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true);
        builder.Services.AddSingleton<DatabaseStart>();
        builder.Services.AddSingleton<Migrator>();
        builder.Services.AddSingleton<FutureSlots>();
        builder.Services.AddSingleton<Retiming>();
        return builder;
    }
}
