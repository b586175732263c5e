using EventBooking.Bench.Subjects;
using Npgsql;

namespace EventBooking.Bench.Scenarios;

/// <summary>
/// Fills a database with events and bookings by copying one of each that the API made.
/// </summary>
internal sealed class GrowthData(BenchServers servers) : IAsyncDisposable
{
    private const int Events = 10_000;
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(servers.Postgres.ConnectionString(BenchServers.GrowthDatabase));
    private int _rows;

    /// <summary>Ids of version 7 in their order, as the API makes them: primary keys grow at their right end.</summary>
    public static string Id(string series, string number) =>
        $"(lpad(to_hex(1767225600000 + {number}), 12, '0') || '7000' || '8' || lpad(to_hex({series}), 15, '0'))::uuid";

    /// <summary>Hash of a token, a millisecond later with each number: they grow as those do that the API makes.</summary>
    public static string Hash(string series, string number) =>
        $"decode(lpad(to_hex(1767225600000 + {number}), 12, '0'), 'hex') || substring(sha256(convert_to('{series} ' || {number}, "
            + "'UTF8')) for 26)";

    /// <summary>10,000 events of ten slots each.</summary>
    public async Task AddEventsAsync(WebSubject api, CancellationToken cancellationToken)
    {
        var publisher = new Publisher(api);
        var published = await publisher.PublishAsync(events: 1, Plan.SlotsPerEvent, capacity: 1000, cancellationToken);
        await publisher.BookAsync(published.Slots[0], cancellationToken);
        var template = published.Events[0];
        await RunAsync("create table bench_template as select * from bookings where time_slot_id = "
            + $"'{published.Slots[0]}'", cancellationToken);
        await CopyAsync(
            "events",
            new(StringComparer.Ordinal)
            {
                ["id"] = Id("1", "g"),
                ["name"] = "'Event ' || g",
                ["organizer_token_hash"] = Hash("event", "g"),
            },
            $"events t, generate_series(1, {Events}) g where t.id = '{template}'",
            cancellationToken);
        await CopyAsync(
            "time_slots",
            new(StringComparer.Ordinal) { ["id"] = Id("2", "(g * 10 + n)"), ["event_id"] = Id("1", "g"), ["current_bookings"] = "0" },
            $"(select *, row_number() over (order by id) - 1 as n from time_slots where event_id = '{template}') t, "
                + $"generate_series(1, {Events}) g",
            cancellationToken);
        await RunAsync("vacuum analyze", cancellationToken);
    }

    /// <summary>Adds bookings until there are so many, spread evenly over all slots of all those events.</summary>
    public async Task GrowAsync(int rows, CancellationToken cancellationToken)
    {
        if (rows <= _rows)
        {
            return;
        }

        // Indexes are built faster than filled; that each row has its slot needs no check of five million.
        var indexes = await IndexesAsync(cancellationToken);
        foreach (var (name, _) in indexes)
        {
            await RunAsync($"drop index {name}", cancellationToken);
        }

        var slots = Events * Plan.SlotsPerEvent;
        var overrides = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = Id("3", "g"),
            ["time_slot_id"] = Id("2", $"(10 + g % {slots})"),
            ["attendee_name"] = "'John Doe ' || g",
            ["email"] = "'john' || g || '@example.com'",
            ["token_hash"] = Hash("booking", "g"),
        };
        await CopyAsync("bookings", overrides, $"bench_template t, generate_series({_rows + 1}, {rows}) g", cancellationToken);
        await RunAsync(
            """
            update time_slots s set current_bookings = b.seats
            from (select time_slot_id, sum(party_size) as seats from bookings where status = 'confirmed' group by 1) b
            where b.time_slot_id = s.id and s.current_bookings <> b.seats
            """,
            cancellationToken);
        foreach (var (_, definition) in indexes)
        {
            await RunAsync(definition, cancellationToken);
        }

        await RunAsync("vacuum analyze", cancellationToken);
        await servers.CheckpointAsync(cancellationToken);
        _rows = rows;
    }

    public async Task<IReadOnlyList<Guid>> EventsAsync(CancellationToken cancellationToken)
    {
        List<Guid> ids = [];
        await using var command = _source.CreateCommand("select id from events where name like 'Event %' order by id");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private Task CopyAsync(string table, Dictionary<string, string> computed, string from, CancellationToken cancellationToken) =>
        TableCopy.RunAsync(_source, table, computed, from, cancellationToken);

    private async Task<IReadOnlyList<(string Name, string Definition)>> IndexesAsync(CancellationToken cancellationToken)
    {
        List<(string, string)> indexes = [];
        await using var command = _source.CreateCommand(
            "select indexname, indexdef from pg_indexes where tablename = 'bookings' and indexname not in (select conname from "
                + "pg_constraint)");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            indexes.Add((reader.GetString(0), reader.GetString(1)));
        }

        return indexes;
    }

    private Task RunAsync(string sql, CancellationToken cancellationToken) =>
        servers.RunSqlAsync(BenchServers.GrowthDatabase, sql, cancellationToken);
}
