namespace EventBooking.MigrationService;

/// <summary>Registers <see cref="Migrator"/>.</summary>
internal static class MigratorExtensions
{
    public static IHostApplicationBuilder AddMigrator(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<MigrationOptions>()
            .BindConfiguration(MigrationOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<DatabaseStart>();
        builder.Services.AddSingleton<Migrator>();
        return builder;
    }
}
