using System.Data.Common;
using EventBooking.Domain;
using EventBooking.Domain.Notifications;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Notifier.Queue;
using EventBooking.Notifier.Sms;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EventBooking.Notifier.Bookings;

/// <summary>A reminder of a slot that is due.</summary>
internal readonly record struct DueReminder(Guid TimeSlotId, int LeadMinutes, DateTimeOffset StartsAt)
{
    public DateTimeOffset DueAt => StartsAt.AddMinutes(-LeadMinutes);
}

/// <summary>
/// Finds reminders and queues their deliveries. Which bookings they are for is read once; then it goes on in portions, each a transaction
/// of its own that looks again. What a notifier does not get done, another one goes through again and adds what is missing.
/// </summary>
internal sealed class ReminderQueue(NpgsqlDataSource dataSource, DeliverySignals signals, IOptions<SmsOptions> sms, TimeProvider time)
{
    /// <summary>Most reminders that are claimed at once.</summary>
    public const int MostSlots = 100;

    private const int Portion = 1_000;

    // Longer than a portion takes; as long as this waits what a notifier that was killed had claimed.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <param name="shorter">The next shorter lead time; zero if none.</param>
    public async Task<IReadOnlyList<DueReminder>> FindAsync(TimeSpan lead, TimeSpan shorter, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(ReminderSql.Find)
            .With((int)lead.TotalMinutes).With((int)shorter.TotalMinutes).With(time.Now()).With(MostSlots).With(time.Now() + Lease);
        return await command.ReadAllAsync(Read, cancellationToken);
    }

    public async Task<IReadOnlyList<DueReminder>> TakeOverAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(ReminderSql.TakeOver).With(time.Now()).With(MostSlots).With(time.Now() + Lease);
        return await command.ReadAllAsync(Read, cancellationToken);
    }

    public async Task QueueAsync(IReadOnlyList<DueReminder> reminders, CancellationToken cancellationToken)
    {
        var (slots, leads, starts) = Keys(reminders);
        await using var find = dataSource.CreateCommand(ReminderSql.Bookings).With(slots).With(leads).With(starts);
        var bookings = await find.ReadAllAsync(
            row => (Reminder: reminders[row.GetInt32(0) - 1], Booking: row.GetGuid(1)), cancellationToken);
        foreach (var portion in bookings.Chunk(Portion))
        {
            await WriteAsync(portion, cancellationToken);
            signals.WakeAll();
        }

        await using var done = dataSource.CreateCommand(ReminderSql.Done).With(slots).With(leads).With(starts);
        await done.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(ReminderSql.Forget).With(before);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task WriteAsync((DueReminder Reminder, Guid Booking)[] portion, CancellationToken cancellationToken)
    {
        var (slots, leads, starts) = Keys([.. portion.Select(one => one.Reminder).Distinct()]);
        await using var batch = dataSource.CreateBatch();
        batch.Add(ReminderSql.Lock).With(slots).With(leads).With(starts).With(time.Now() + Lease);
        batch.Add(ReminderSql.Queue)
            .With(Array.ConvertAll(portion, one => one.Booking))
            .With(Array.ConvertAll(portion, one => NotificationKinds.Reminder(one.Reminder.LeadMinutes)))
            .With(Array.ConvertAll(portion, one => one.Reminder.TimeSlotId))
            .With(Array.ConvertAll(portion, one => one.Reminder.StartsAt))
            .With(Array.ConvertAll(portion, one => one.Reminder.DueAt))
            .With(time.Now()).With(sms.Value.Enabled).With(sms.Value.Also);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static (Guid[] Slots, int[] Leads, DateTimeOffset[] Starts) Keys(IReadOnlyList<DueReminder> reminders) =>
    (
        [.. reminders.Select(reminder => reminder.TimeSlotId)],
        [.. reminders.Select(reminder => reminder.LeadMinutes)],
        [.. reminders.Select(reminder => reminder.StartsAt)]
    );

    private static DueReminder Read(DbDataReader row) => new(row.GetGuid(0), row.GetInt32(1), row.GetFieldValue<DateTimeOffset>(2));
}
