using Npgsql;

namespace EventBooking.IntegrationTests.Concurrency;

/// <summary>A stranger's transaction that holds the lock of every slot: what is sent waits, what comes after queues.</summary>
internal sealed class BlockedSlots : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private bool _isOver;

    private BlockedSlots(NpgsqlConnection connection) => _connection = connection;

    public static async Task<BlockedSlots> BeginAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await new NpgsqlCommand("begin", connection).ExecuteNonQueryAsync();
        await new NpgsqlCommand("select id from time_slots for update", connection).ExecuteNonQueryAsync();
        return new BlockedSlots(connection);
    }

    /// <summary>Returns when so many transactions wait for it.</summary>
    public Task UntilWaitingAsync(int transactions = 1) => Eventually.BeTrueAsync(async () => await Ledger.ScalarAsync<long>(
        _connection.ConnectionString,
        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") == transactions);

    /// <summary>Lets them go on.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_isOver)
        {
            _isOver = true;
            await new NpgsqlCommand("rollback", _connection).ExecuteNonQueryAsync();
            await _connection.DisposeAsync();
        }
    }
}
