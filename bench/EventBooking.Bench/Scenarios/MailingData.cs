using EventBooking.Bench.Subjects;
using Npgsql;

namespace EventBooking.Bench.Scenarios;

/// <summary>
/// Fills the database with what was sent, by copying what the API and the notifier made of one booking, and holds back what is pending.
/// </summary>
internal sealed class MailingData(BenchServers servers) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(servers.Postgres.ConnectionString(BenchServers.MailingDatabase));
    private int _sent;

    private static string Id(string series) =>
        $"(lpad(to_hex(1767225600000 + g), 12, '0') || '7000' || '8' || lpad(to_hex({series}), 15, '0'))::uuid";

    /// <summary>Keeps the first booking whose mail was sent as what is copied.</summary>
    public Task PrepareAsync(CancellationToken cancellationToken) => RunAsync(
        """
        create table bench_booking as select * from bookings order by id limit 1;
        create table bench_outbox as select * from outbox where subject_id = (select id from bench_booking);
        create table bench_delivery as select * from deliveries where subject_id = (select id from bench_booking)
        """,
        cancellationToken);

    /// <summary>Adds published messages, each with the delivery that came of it, until there are so many.</summary>
    public async Task GrowAsync(int rows, CancellationToken cancellationToken)
    {
        if (rows > _sent)
        {
            await CopyAsync(
                "outbox", new(StringComparer.Ordinal) { ["id"] = Id("1"), ["subject_id"] = Id("2"), ["told_at"] = "now()" },
                $"bench_outbox t, generate_series({_sent + 1}, {rows}) g", cancellationToken);
            await CopyAsync(
                "deliveries", new(StringComparer.Ordinal) { ["id"] = Id("3"), ["subject_id"] = Id("2") },
                $"bench_delivery t, generate_series({_sent + 1}, {rows}) g", cancellationToken);
            _sent = rows;
        }

        await RunAsync("vacuum analyze", cancellationToken);
        await servers.CheckpointAsync(cancellationToken);
    }

    /// <summary>From here on what is pending waits, as if a relay that is gone had claimed it.</summary>
    public Task HoldAsync(CancellationToken cancellationToken) => RunAsync(
        """
        create or replace function bench_hold() returns trigger language plpgsql as $$
        begin new.claimed_until := now() + interval '1 day'; return new; end $$;
        create trigger bench_hold before insert on outbox for each row execute function bench_hold()
        """,
        cancellationToken);

    /// <summary>Lets all of it go at once; returns when that was committed.</summary>
    public async Task<DateTimeOffset> ReleaseAsync(CancellationToken cancellationToken)
    {
        await RunAsync(
            "drop trigger bench_hold on outbox; update outbox set claimed_until = null where told_at is null", cancellationToken);
        return TimeProvider.System.GetUtcNow();
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private Task CopyAsync(string table, Dictionary<string, string> computed, string from, CancellationToken cancellationToken) =>
        TableCopy.RunAsync(_source, table, computed, from, cancellationToken);

    private Task RunAsync(string sql, CancellationToken cancellationToken) =>
        servers.RunSqlAsync(BenchServers.MailingDatabase, sql, cancellationToken);
}
