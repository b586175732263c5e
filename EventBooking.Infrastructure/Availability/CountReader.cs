using EventBooking.Infrastructure.Persistence;
using Npgsql;

namespace EventBooking.Infrastructure.Availability;

/// <summary>An event's row version and the counts of all its slots, as PostgreSQL said.</summary>
internal sealed record EventCounts(long EventVersion, List<SlotCount> Slots);

internal sealed class CountReader(NpgsqlDataSource dataSource)
{
    private const string Sql =
        """
        select e.id, e.version, s.id, s.version, s.current_bookings
        from unnest($1::uuid[]) as asked (id) join events e on e.id = asked.id join time_slots s on s.event_id = e.id
        """;

    /// <summary>Events that are missing in the answer are not in the database.</summary>
    public async Task<Dictionary<Guid, EventCounts>> ReadAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<Guid, EventCounts>(ids.Length);
        await using var command = dataSource.CreateCommand(Sql).With(ids);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var id = rows.GetGuid(0);
            if (!counts.TryGetValue(id, out var found))
            {
                counts.Add(id, found = new EventCounts(rows.GetInt64(1), []));
            }

            found.Slots.Add(new SlotCount(id, rows.GetGuid(2), rows.GetInt64(3), rows.GetInt32(4)));
        }

        return counts;
    }
}
