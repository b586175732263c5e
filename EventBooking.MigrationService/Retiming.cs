using System.Globalization;
using EventBooking.Infrastructure.Times;

namespace EventBooking.MigrationService;

/// <summary>Lists the slots whose local times are no longer those with which they were published. Changes nothing.</summary>
internal sealed class Retiming(ServerWait wait, NpgsqlDataSource dataSource, FutureSlots slots)
{
    public async Task<bool> ListAsync(TextWriter output, CancellationToken cancellationToken)
    {
        if (!await wait.UntilDatabaseAsync(dataSource, cancellationToken))
        {
            return false;
        }

        var (looked, differing, seats) = (0, 0, 0L);
        await foreach (var slot in slots.ReadAsync(cancellationToken))
        {
            looked++;
            if (slot.Published == slot.Today)
            {
                continue;
            }

            differing++;
            seats += slot.SeatsBooked;
            var times = $"{Text(slot.Published)} -> {Text(slot.Today)}";
            await output.WriteLineAsync($"event {slot.EventId}  slot {slot.SlotId}  {slot.TimeZone}  {times}  {slot.SeatsBooked} booked");
        }

        await output.WriteLineAsync(
            $"{differing} of {looked} future slots have other local times than when they were published; {seats} seats of them are booked");
        return true;
    }

    private static string Text(ClockTimes times) =>
        string.Create(CultureInfo.InvariantCulture, $"{times.Date:yyyy-MM-dd} {times.Start:HH:mm:ss}-{times.End:HH:mm:ss}");
}
