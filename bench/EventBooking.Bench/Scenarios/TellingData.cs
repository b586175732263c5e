using EventBooking.Bench.Subjects;
using Npgsql;

namespace EventBooking.Bench.Scenarios;

/// <summary>Fills the database with what is to be told and with what was, by copying what the API and the notifier made of one booking.</summary>
internal sealed class TellingData(BenchServers servers) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(servers.Postgres.ConnectionString(BenchServers.TellingDatabase));
    private int _told;
    private int _untold;

    private static string Id(string series) => $"(lpad(to_hex(1767225600000 + g), 12, '0') || '7000' || '8' || lpad(to_hex({series}), 15, '0'))::uuid";

    /// <summary>Keeps the first booking that was told as what is copied.</summary>
    public Task PrepareAsync(CancellationToken cancellationToken) => RunAsync(
        """
        create table bench_booking as select * from bookings order by id limit 1;
        create table bench_outbox as select * from outbox where subject_id = (select id from bench_booking);
        create table bench_delivery as select * from deliveries where subject_id = (select id from bench_booking)
        """,
        cancellationToken);

    /// <summary>Adds told messages, each with the delivery that came of it, until there are so many.</summary>
    public async Task GrowAsync(int rows, CancellationToken cancellationToken)
    {
        if (rows > _told)
        {
            await CopyAsync("outbox", new(StringComparer.Ordinal) { ["id"] = Id("1"), ["subject_id"] = Id("2"), ["told_at"] = "now()" }, $"bench_outbox t, generate_series({_told + 1}, {rows}) g", cancellationToken);
            await CopyAsync("deliveries", new(StringComparer.Ordinal) { ["id"] = Id("3"), ["subject_id"] = Id("2") }, $"bench_delivery t, generate_series({_told + 1}, {rows}) g", cancellationToken);
            _told = rows;
        }

        await RunAsync("vacuum analyze", cancellationToken);
        await servers.CheckpointAsync(cancellationToken);
    }

    /// <summary>Adds bookings that are to be told, in one transaction; returns when it was committed.</summary>
    public async Task<DateTimeOffset> AddUntoldAsync(int rows, CancellationToken cancellationToken)
    {
        var series = $"bench_booking t, generate_series({_untold + 1}, {_untold + rows}) g";
        var bookings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = Id("4"),
            ["attendee_name"] = "'John Doe ' || g",
            ["email"] = "'john' || g || '@untold.example.com'",
            ["token_hash"] = GrowthData.Hash("untold", "g"),
        };
        await CopyAsync("bookings", bookings, series, cancellationToken);
        await CopyAsync(
            "outbox",
            new(StringComparer.Ordinal) { ["id"] = Id("5"), ["subject_id"] = Id("4"), ["told_at"] = "null", ["claimed_until"] = "null" },
            $"bench_outbox t, generate_series({_untold + 1}, {_untold + rows}) g",
            cancellationToken);
        _untold += rows;
        return TimeProvider.System.GetUtcNow();
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private Task CopyAsync(string table, Dictionary<string, string> computed, string from, CancellationToken cancellationToken) =>
        TableCopy.RunAsync(_source, table, computed, from, cancellationToken);

    private Task RunAsync(string sql, CancellationToken cancellationToken) => servers.RunSqlAsync(BenchServers.TellingDatabase, sql, cancellationToken);
}
