using EventBooking.Domain;
using EventBooking.Infrastructure.Outbox;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Notifier.Database;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EventBooking.Notifier.Reminders;

/// <summary>
/// Every few seconds finds the slots whose reminders became due, and puts them into the outbox. Any number of notifiers do so at
/// once: the row that one of them writes makes it its own. Slots begin at instants, so no clock change moves a reminder.
/// </summary>
/// <param name="dataSource">The database.</param>
/// <param name="gate">Says when the schema is there.</param>
/// <param name="options">When to remind.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Says what it did.</param>
internal sealed partial class ReminderScheduler(
    NpgsqlDataSource dataSource, SchemaGate gate, IOptions<ReminderOptions> options, TimeProvider time, ILogger<ReminderScheduler> logger) : BackgroundService
{
    /// <summary>From one look to the next.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private const int Chunk = 500;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var leads = options.Value.Read();
        try
        {
            await gate.Opened.WaitAsync(stoppingToken);
            using var timer = new PeriodicTimer(Interval, time);
            do
            {
                for (var i = 0; i < leads.Count; i++)
                {
                    await ScheduleAsync(leads[i], shorter: i == 0 ? TimeSpan.Zero : leads[i - 1], stoppingToken);
                }
            }
            while (leads.Count > 0 && await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task ScheduleAsync(TimeSpan lead, TimeSpan shorter, CancellationToken stoppingToken)
    {
        try
        {
            var minutes = (int)lead.TotalMinutes;
            for (var more = true; more;)
            {
                await using var command = dataSource.Command(
                    ReminderSql.Schedule, Sql.Of(minutes), Sql.Of((int)shorter.TotalMinutes), Sql.Of(time.Now()), Sql.Of(Chunk), Sql.Text(OutboxKinds.Reminder(minutes)));
                var slots = await command.ExecuteNonQueryAsync(stoppingToken).WaitAsync(stoppingToken);
                more = slots == Chunk;
                if (slots > 0)
                {
                    Log.Due(logger, slots, lead);
                }
            }
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // The next look finds them again.
            Log.NotLooked(logger, exception.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Reminders {Lead} ahead are due for {Slots} slots")]
        public static partial void Due(ILogger logger, int slots, TimeSpan lead);

        [LoggerMessage(Level = LogLevel.Warning, Message = "No reminders could be looked for: {Reason}")]
        public static partial void NotLooked(ILogger logger, string reason);
    }
}
