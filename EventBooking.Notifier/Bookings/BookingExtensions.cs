using EventBooking.Infrastructure;
using EventBooking.Infrastructure.Outbox;
using EventBooking.Notifier.Queue;

namespace EventBooking.Notifier.Bookings;

internal static class BookingExtensions
{
    private const string LeadTimes = $"{ReminderOptions.SectionName}:{nameof(ReminderOptions.LeadTimes)}";

    /// <summary>SQL: whether a booking may still change: its slot is not over. <see cref="DeliverySubject.MayChange"/>.</summary>
    private const string MayChange =
        "exists (select from bookings b join time_slots s on s.id = b.time_slot_id where b.id = d.subject_id and s.ends_at >= $3)";

    /// <summary>Registers what queues deliveries about bookings, reminders included, and what channels make notifications with.</summary>
    public static IHostApplicationBuilder AddBookingNotifications(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<ReminderOptions>(ReminderOptions.SectionName)
            .Configure<IConfiguration>(UseDefaults)
            .Validate<IConfiguration>(
                (_, configuration) => string.IsNullOrEmpty(configuration[LeadTimes]),
                $"{LeadTimes} is a list: set {LeadTimes}:0 (in the environment Reminders__LeadTimes__0) and so on, or leave it "
                    + "empty for no reminders.");
        builder.Services.AddSingleton(new DeliverySubject(OutboxMessage.BookingSubject, MayChange));
        builder.Services.AddSingleton<BookingReader>();
        builder.Services.AddSingleton<BookingNotifications>();
        builder.Services.AddSingleton<EventCancellations>();
        builder.Services.AddSingleton<ReminderQueue>();
        builder.Services.AddSingleton<BookingIntake>();
        builder.Services.AddHostedService(services => services.GetRequiredService<BookingIntake>());
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
