using Npgsql;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>Looks into the database for what no answer may hide.</summary>
public static class Ledger
{
    /// <summary>Seats of a slot: as counted by its row, and as its live bookings add up.</summary>
    public static async Task<(int Counted, int Live)> SeatsAsync(string connectionString, Guid slot)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var command = dataSource.CreateCommand(
            """
            select s.current_bookings,
                   coalesce((select sum(b.party_size) from bookings b where b.time_slot_id = s.id and b.status = 'confirmed'), 0)::int
            from time_slots s where s.id = $1
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = slot });
        await using var row = await command.ExecuteReaderAsync();
        (await row.ReadAsync()).ShouldBeTrue();
        return (row.GetInt32(0), row.GetInt32(1));
    }

    /// <summary>Live bookings of slots, by id.</summary>
    public static async Task<IReadOnlyList<Guid>> LiveAsync(string connectionString, IEnumerable<Guid> slots) => await ScalarAsync<Guid[]>(
        connectionString,
        "select coalesce(array_agg(id order by id), '{}') from bookings where time_slot_id = any($1) and status = 'confirmed'",
        slots.ToArray());

    /// <summary>Waits until the grams of all events are there: what comes after a publication has then been written.</summary>
    public static Task UntilFilledAsync(string connectionString) => Eventually.BeTrueAsync(async () =>
        await ScalarAsync<long>(connectionString, "select count(*) from events where search_grams is null") == 0);

    /// <summary>One value.</summary>
    public static async Task<T> ScalarAsync<T>(string connectionString, string sql, params object[] parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var command = dataSource.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>What the outbox has of a booking, in order: kind and sequence.</summary>
    public static async Task<IReadOnlyList<string>> OutboxAsync(string connectionString, Guid booking)
    {
        var rows = await ScalarAsync<string[]>(
            connectionString,
            "select coalesce(array_agg(kind || ' ' || sequence order by created_at, id), '{}') from outbox where subject_id = $1",
            booking);
        return rows;
    }

    /// <summary>Rows of every table that a client's request can write to.</summary>
    public static Task<long> RowsAsync(string connectionString) => ScalarAsync<long>(
        connectionString,
        """
        select (select count(*) from events) + (select count(*) from time_slots)
             + (select count(*) from bookings) + (select count(*) from outbox)
        """);
}
