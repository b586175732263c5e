using System.Runtime.CompilerServices;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Persistence;
using Npgsql;

namespace EventBooking.Infrastructure.Times;

/// <summary>The slots that are still to come, with their local times at publication and today.</summary>
public sealed class FutureSlots(NpgsqlDataSource dataSource, TimeProvider time)
{
    /// <summary>Reads those of events that take place, one after the other, in the order in which they begin.</summary>
    public async IAsyncEnumerable<FutureSlot> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            """
            select s.event_id, s.id, e.time_zone, s.date, s.start_time, s.end_time, s.starts_at, s.ends_at, s.current_bookings
            from time_slots s join events e on e.id = s.event_id
            where s.starts_at > $1 and e.status = 'published'
            order by s.starts_at, s.id
            """).With(time.GetUtcNow());
        command.CommandTimeout = 0;
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            var zone = row.GetString(2);
            var today = LocalTimes.Of(row.GetFieldValue<DateTimeOffset>(6), row.GetFieldValue<DateTimeOffset>(7), zone);
            yield return new FutureSlot(
                row.GetGuid(0),
                row.GetGuid(1),
                zone,
                new ClockTimes(row.GetFieldValue<DateOnly>(3), row.GetFieldValue<TimeOnly>(4), row.GetFieldValue<TimeOnly>(5)),
                new ClockTimes(today.Date, today.StartTime, today.EndTime),
                row.GetInt32(8));
        }
    }
}

/// <summary>A slot that is still to come.</summary>
/// <param name="Published">Its local times by the zone's rules at its publication.</param>
/// <param name="Today">Its local times by the zone's rules of today.</param>
public sealed record FutureSlot(
    Guid EventId, Guid SlotId, string TimeZone, ClockTimes Published, ClockTimes Today, int SeatsBooked);

/// <summary>What clocks at an event show.</summary>
/// <param name="End">Local time at which it ends; on the next day where it does not lie after <paramref name="Start"/>.</param>
public readonly record struct ClockTimes(DateOnly Date, TimeOnly Start, TimeOnly End);
