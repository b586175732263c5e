namespace EventBooking.Notifier.Reminders;

/// <summary>Registers what finds reminders that are due.</summary>
internal static class ReminderExtensions
{
    /// <summary>Registers it with its settings; with none, people are reminded a day and an hour before.</summary>
    /// <param name="builder">The host, with its database and schema gate.</param>
    public static IHostApplicationBuilder AddReminders(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ReminderOptions>()
            .BindConfiguration(ReminderOptions.SectionName)
            .Configure<IConfiguration>(UseDefaults)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddHostedService<ReminderScheduler>();
        return builder;
    }

    // A list with nothing in it is there, and means no reminders.
    private static void UseDefaults(ReminderOptions options, IConfiguration configuration)
    {
        if (!configuration.GetSection($"{ReminderOptions.SectionName}:{nameof(ReminderOptions.LeadTimes)}").Exists())
        {
            options.LeadTimes = ReminderOptions.DefaultLeadTimes;
        }
    }
}
