using System.Data.Common;
using EventBooking.Domain;
using EventBooking.Domain.Notifications;
using EventBooking.Notifier.Database;
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
/// Finds reminders and queues their deliveries. Which bookings they are for is read once; then it goes on in portions, each a transaction of its
/// own that looks again. What a notifier does not get done, another one goes through again and adds what is missing.
/// </summary>
internal sealed class ReminderQueue(NpgsqlDataSource dataSource, DeliverySignals signals, IOptions<SmsOptions> sms, TimeProvider time)
{
    /// <summary>Most reminders that are claimed at once.</summary>
    public const int MostSlots = 100;

    private const int Portion = 1_000;

    // Longer than a portion takes; as long as this waits what a notifier that was killed had claimed.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>Claims reminders of one lead time that became due.</summary>
    /// <param name="lead">The lead time.</param>
    /// <param name="shorter">The next shorter one; zero if none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<List<DueReminder>> FindAsync(TimeSpan lead, TimeSpan shorter, CancellationToken cancellationToken) => ReadAsync(
        dataSource.Command(
            ReminderSql.Find,
            Sql.Of((int)lead.TotalMinutes),
            Sql.Of((int)shorter.TotalMinutes),
            Sql.Of(time.Now()),
            Sql.Of(MostSlots),
            Sql.Of(time.Now() + Lease)),
        row => new DueReminder(row.GetGuid(0), row.GetInt32(1), row.GetFieldValue<DateTimeOffset>(2)),
        cancellationToken);

    /// <summary>Claims reminders that another notifier has begun and did not get done.</summary>
    public Task<List<DueReminder>> TakeOverAsync(CancellationToken cancellationToken) => ReadAsync(
        dataSource.Command(ReminderSql.TakeOver, Sql.Of(time.Now()), Sql.Of(MostSlots), Sql.Of(time.Now() + Lease)),
        row => new DueReminder(row.GetGuid(0), row.GetInt32(1), row.GetFieldValue<DateTimeOffset>(2)),
        cancellationToken);

    /// <summary>Queues the deliveries of reminders that were claimed.</summary>
    public async Task QueueAsync(IReadOnlyList<DueReminder> reminders, CancellationToken cancellationToken)
    {
        var bookings = await ReadAsync(
            dataSource.Command(ReminderSql.Bookings, Keys(reminders)),
            row => (Reminder: reminders[row.GetInt32(0) - 1], Booking: row.GetGuid(1)),
            cancellationToken);
        foreach (var portion in bookings.Chunk(Portion))
        {
            await using var batch = dataSource.CreateBatch();
            batch.Add(ReminderSql.Lock, [.. Keys([.. portion.Select(one => one.Reminder).Distinct()]), Sql.Of(time.Now() + Lease)]);
            batch.Add(
                ReminderSql.Queue,
                Sql.Of(Array.ConvertAll(portion, one => one.Booking)),
                Sql.Of(Array.ConvertAll(portion, one => NotificationKinds.Reminder(one.Reminder.LeadMinutes))),
                Sql.Of(Array.ConvertAll(portion, one => one.Reminder.TimeSlotId)),
                Sql.Of(Array.ConvertAll(portion, one => one.Reminder.StartsAt)),
                Sql.Of(Array.ConvertAll(portion, one => one.Reminder.DueAt)),
                Sql.Of(time.Now()),
                Sql.Of(sms.Value.Enabled),
                Sql.Of(sms.Value.Also));
            await batch.ExecuteNonQueryAsync(cancellationToken);
            signals.WakeAll();
        }

        await using var done = dataSource.Command(ReminderSql.Done, Keys(reminders));
        await done.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Forgets reminders of slots that began long ago.</summary>
    public async Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var command = dataSource.Command(ReminderSql.Forget, Sql.Of(before));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlParameter[] Keys(IReadOnlyList<DueReminder> reminders) =>
    [
        Sql.Of(reminders.Select(reminder => reminder.TimeSlotId).ToArray()),
        Sql.Of(reminders.Select(reminder => reminder.LeadMinutes).ToArray()),
        Sql.Of(reminders.Select(reminder => reminder.StartsAt).ToArray()),
    ];

    private static async Task<List<T>> ReadAsync<T>(NpgsqlCommand command, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using (command)
        {
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            var found = new List<T>();
            while (await rows.ReadAsync(cancellationToken))
            {
                found.Add(read(rows));
            }

            return found;
        }
    }
}
