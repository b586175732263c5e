using Npgsql;

namespace EventBooking.Bench.Scenarios;

/// <summary>
/// Copies a row that the product made as often as wanted, so that a column added later comes along. Only what has to differ is computed.
/// </summary>
internal static class TableCopy
{
    /// <param name="source">The database.</param>
    /// <param name="table">Where the copies go.</param>
    /// <param name="computed">Columns that differ, as SQL.</param>
    /// <param name="from">What is copied, as t, and how often.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task RunAsync(
        NpgsqlDataSource source, string table, Dictionary<string, string> computed, string from,
        CancellationToken cancellationToken)
    {
        List<string> columns = [];
        await using (var command = source.CreateCommand("select column_name from information_schema.columns where table_name = $1 "
            + "and is_generated = 'NEVER'"))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = table });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                columns.Add(reader.GetString(0));
            }
        }

        var values = columns.Select(column => computed.GetValueOrDefault(column, $"t.{column}"));
        // As a replica: foreign keys are not looked up row by row.
        await using var copy = source.CreateCommand(
            $"""
            set session_replication_role = replica;
            insert into {table} ({string.Join(", ", columns)}) select {string.Join(", ", values)} from {from};
            reset session_replication_role
            """);
        copy.CommandTimeout = 0;
        await copy.ExecuteNonQueryAsync(cancellationToken);
    }
}
