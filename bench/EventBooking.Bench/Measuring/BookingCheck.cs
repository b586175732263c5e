using EventBooking.Bench.Subjects;
using Npgsql;

namespace EventBooking.Bench.Measuring;

/// <summary>Whether what the API answered is what the database holds.</summary>
internal static class BookingCheck
{
    // Requests that the generator did not wait for end within the API's own limit; mostly they have ended already.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private const string Count =
        """
        with live as (
          select time_slot_id, count(*) as bookings, sum(party_size) as seats
          from bookings where time_slot_id = any($1) and status = 'confirmed' group by time_slot_id
        )
        select coalesce(sum(live.bookings), 0)::bigint,
               count(*) filter (where s.current_bookings <> coalesce(live.seats, 0)),
               count(*) filter (where s.current_bookings > s.max_capacity or live.seats > s.max_capacity),
               (select count(*) from outbox
                where subject_id in (select id from bookings where time_slot_id = any($1) and status = 'confirmed'))
        from time_slots s left join live on live.time_slot_id = s.id
        where s.id = any($1)
        """;

    /// <summary>
    /// Null where all is well. Of requests that nobody waited for, as wrk leaves them at its end, there may be as many bookings more
    /// than answers as it has connections.
    /// </summary>
    public static async Task<string?> FindProblemAsync(
        BenchServers servers, string database, IReadOnlyList<Guid> slots, long created, int unread, CancellationToken cancellationToken)
    {
        // Without statistics of what was just written, the planner compares each outbox row with each booking.
        await servers.RunSqlAsync(database, "analyze time_slots, bookings, outbox", cancellationToken);
        await using var source = NpgsqlDataSource.Create(servers.Postgres.ConnectionString(database));
        Counts counts;
        Counts? before = null;
        while ((counts = await ReadAsync(source, slots, cancellationToken)) != before)
        {
            before = counts;
            await Task.Delay(Pause, cancellationToken);
        }

        return counts switch
        {
            { Oversold: > 0 } => $"{counts.Oversold} slots oversold",
            { Miscounted: > 0 } => $"{counts.Miscounted} slots whose count is not that of their bookings",
            _ when counts.Bookings < created => $"{created - counts.Bookings} confirmed bookings are missing",
            _ when counts.Bookings > created + unread => $"{counts.Bookings - created} bookings more than answers",
            _ when counts.Outbox != counts.Bookings => $"{counts.Bookings} bookings but {counts.Outbox} outbox rows",
            _ => null,
        };
    }

    private static async Task<Counts> ReadAsync(NpgsqlDataSource source, IReadOnlyList<Guid> slots, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(Count);
        command.CommandTimeout = 0;
        command.Parameters.Add(new NpgsqlParameter { Value = slots.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new Counts(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
    }

    private sealed record Counts(long Bookings, long Miscounted, long Oversold, long Outbox);
}
