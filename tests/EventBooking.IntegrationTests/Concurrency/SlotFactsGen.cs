using CsCheck;
using EventBooking.Domain.Events;
using Npgsql;

namespace EventBooking.IntegrationTests.Concurrency;

/// <summary>Slots in every state that decides whether they can be booked, as facts and as rows.</summary>
internal static class SlotFactsGen
{
    /// <summary>Slots whose times lie before, at and after a moment.</summary>
    public static Gen<SlotFacts> Around(DateTimeOffset now)
    {
        var moment = OneOf(
            -TimeSpan.FromDays(1), -TimeSpan.FromMicroseconds(1), TimeSpan.Zero, TimeSpan.FromMicroseconds(1),
            TimeSpan.FromDays(1))
            .Select(offset => now + offset);
        var maybeMoment = Gen.Select(Gen.Int[0, 3], moment, (absent, time) => absent == 0 ? null : (DateTimeOffset?)time);
        return
            from status in OneOf(EventStatus.Published, EventStatus.Published, EventStatus.Published, EventStatus.Cancelled)
            from opens in maybeMoment
            from closes in maybeMoment.Where(closes => !(opens >= closes))
            from created in moment
            from starts in moment
            from capacity in Gen.Int[1, 4]
            from taken in Gen.Int[0, capacity]
            select new SlotFacts(Guid.CreateVersion7(now), status, opens, closes, created, starts, capacity, taken);
    }

    /// <summary>The same slot, with all its times later.</summary>
    public static SlotFacts Later(this SlotFacts facts, TimeSpan by) => facts with
    {
        EventId = Guid.CreateVersion7(facts.EventCreatedAt),
        OpensAt = facts.OpensAt + by,
        ClosesAt = facts.ClosesAt + by,
        EventCreatedAt = facts.EventCreatedAt + by,
        StartsAt = facts.StartsAt + by,
    };

    /// <summary>Writes slots, each with an event of its own; returns their ids.</summary>
    public static async Task<IReadOnlyList<Guid>> StoreAsync(string connectionString, IReadOnlyList<SlotFacts> all)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var batch = dataSource.CreateBatch();
        var ids = new List<Guid>();
        foreach (var facts in all)
        {
            ids.Add(Guid.CreateVersion7(facts.EventCreatedAt));
            Add(
                """
                insert into events (
                  id, name, event_date, time_zone, language, organizer_token_hash, opens_at, closes_at, status, version, created_at)
                values ($1, 'Any', '2031-06-15', 'UTC', 'en', sha256($1::text::bytea), $2, $3, $4, 1, $5)
                """,
                facts.EventId,
                facts.OpensAt,
                facts.ClosesAt,
                facts.EventStatus == EventStatus.Cancelled ? "cancelled" : "published",
                facts.EventCreatedAt);
            Add(
                """
                insert into time_slots (
                  id, event_id, date, start_time, end_time, starts_at, ends_at, max_capacity, current_bookings, version)
                values ($1, $2, '2031-06-15', '09:00', '10:00', $3, $3 + interval '1 hour', $4, $5, 1)
                """,
                ids[^1], facts.EventId, facts.StartsAt, facts.MaxCapacity, facts.CurrentBookings);
        }

        await batch.ExecuteNonQueryAsync();
        return ids;

        void Add(string sql, params object?[] values)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
            }

            batch.BatchCommands.Add(command);
        }
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
