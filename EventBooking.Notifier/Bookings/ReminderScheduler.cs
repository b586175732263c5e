using EventBooking.Domain;
using EventBooking.Infrastructure.Background;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Notifier.Queue;
using Microsoft.Extensions.Options;

namespace EventBooking.Notifier.Bookings;

/// <summary>
/// Every few seconds looks for slots whose reminders became due, and queues them. Any number of notifiers do so at once, and it needs
/// neither API nor broker. Slots begin at instants, so no clock change moves a reminder.
/// </summary>
internal sealed partial class ReminderScheduler(
    ReminderQueue queue,
    SchemaGate gate,
    IOptions<ReminderOptions> options,
    IOptions<DeliveryOptions> delivery,
    TimeProvider time,
    ILogger<ReminderScheduler> logger) : ServiceLoop(gate)
{
    /// <summary>From one look to the next.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan ForgetInterval = TimeSpan.FromHours(1);
    private readonly IReadOnlyList<TimeSpan> _leads = options.Value.Read();
    private DateTimeOffset _forgetAt;

    protected override Task RunAsync(CancellationToken stoppingToken) => RepeatAsync(Interval, time, LookAsync, stoppingToken);

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var i = 0; i < _leads.Count; i++)
            {
                var (lead, shorter) = (_leads[i], i == 0 ? TimeSpan.Zero : _leads[i - 1]);
                var slots = await QueueAllAsync(() => queue.FindAsync(lead, shorter, stoppingToken), stoppingToken);
                if (slots > 0)
                {
                    Log.Due(logger, slots, lead);
                }
            }

            await QueueAllAsync(() => queue.TakeOverAsync(stoppingToken), stoppingToken);
            if (time.Now() is var now && now >= _forgetAt)
            {
                _forgetAt = now + ForgetInterval;
                await queue.ForgetAsync(now - delivery.Value.KeepFor, stoppingToken);
            }
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // The next look finds what is not claimed; what is, when its claim is over.
            Log.NotQueued(logger, exception.Message);
        }
    }

    private async Task<int> QueueAllAsync(Func<Task<IReadOnlyList<DueReminder>>> claim, CancellationToken stoppingToken)
    {
        var slots = 0;
        while (true)
        {
            // A server that says nothing may keep the driver busy for long after its token was cancelled.
            var reminders = await claim().WaitAsync(stoppingToken);
            if (reminders.Count > 0)
            {
                await queue.QueueAsync(reminders, stoppingToken).WaitAsync(stoppingToken);
                slots += reminders.Count;
            }

            if (reminders.Count < ReminderQueue.MostSlots)
            {
                return slots;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Reminders {Lead} ahead are due for {Slots} slots")]
        public static partial void Due(ILogger logger, int slots, TimeSpan lead);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Reminders could not be queued: {Reason}")]
        public static partial void NotQueued(ILogger logger, string reason);
    }
}
