namespace EventBooking.Notifier.Reminders;

/// <summary>Registers what finds reminders that are due.</summary>
internal static class ReminderExtensions
{
    private const string LeadTimes = $"{ReminderOptions.SectionName}:{nameof(ReminderOptions.LeadTimes)}";

    /// <summary>Registers it with its settings; with none, people are reminded a day and an hour before.</summary>
    /// <param name="builder">The host, with its database and schema gate.</param>
    public static IHostApplicationBuilder AddReminders(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ReminderOptions>()
            .BindConfiguration(ReminderOptions.SectionName)
            .Configure<IConfiguration>(UseDefaults)
            .ValidateDataAnnotations()
            .Validate<IConfiguration>(
                (_, configuration) => string.IsNullOrEmpty(configuration[LeadTimes]),
                $"{LeadTimes} is a list: set {LeadTimes}:0 (in the environment Reminders__LeadTimes__0) and so on, or leave it empty for no reminders.")
            .ValidateOnStart();
        builder.Services.AddHostedService<ReminderScheduler>();
        return builder;
    }

    // A list with nothing in it is there, and means no reminders.
    private static void UseDefaults(ReminderOptions options, IConfiguration configuration)
    {
        if (!configuration.GetSection(LeadTimes).Exists())
        {
            options.LeadTimes = ReminderOptions.DefaultLeadTimes;
        }
    }
}
