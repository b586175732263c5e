using Npgsql;

namespace EventBooking.IntegrationTests.Relaying;

/// <summary>Rows of the outbox, written and read by the side.</summary>
internal static class OutboxRows
{
    private const string Insert =
        """
        insert into outbox (id, subject_type, subject_id, kind, sequence, created_at)
        select gen_random_uuid(), 'booking', gen_random_uuid(), 'booking_confirmed', 0, now() from generate_series(1, $1)
        """;

    /// <summary>Writes rows that confirm bookings.</summary>
    public static async Task WriteAsync(string connectionString, int count)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var command = dataSource.CreateCommand(Insert);
        command.CommandTimeout = 120;
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        await command.ExecuteNonQueryAsync();
    }

    public static Task<long> PendingAsync(string connectionString) =>
        Ledger.ScalarAsync<long>(connectionString, "select count(*) from outbox where told_at is null");

    public static Task<Guid[]> IdsAsync(string connectionString) =>
        Ledger.ScalarAsync<Guid[]>(connectionString, "select coalesce(array_agg(id order by id), '{}') from outbox");

    public static Task UntilPublishedAsync(string connectionString, TimeSpan? deadline = null) =>
        Eventually.BeTrueAsync(async () => await PendingAsync(connectionString) == 0, deadline);
}
