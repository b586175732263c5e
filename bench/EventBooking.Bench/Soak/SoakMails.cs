using System.Diagnostics;
using EventBooking.Bench.Subjects;
using Npgsql;

namespace EventBooking.Bench.Soak;

/// <summary>How far the mails of a soak are, as the database says.</summary>
internal sealed class SoakMails(BenchServers servers) : IAsyncDisposable
{
    private const string Waiting =
        "select (select count(*) from outbox where told_at is null) "
        + "+ (select count(*) from deliveries where status in ('queued', 'sending'))";

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(servers.Postgres.ConnectionString(BenchServers.SoakDatabase));

    /// <summary>Waits until nothing is pending any more; returns how many mails were sent in all.</summary>
    public async Task<long> AllSentAsync(CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        while (await CountAsync(Waiting, cancellationToken) > 0)
        {
            if (Stopwatch.GetElapsedTime(began) > Deadline)
            {
                throw new BenchException("The mails of the soak were not all sent in an hour.");
            }

            await Task.Delay(Pause, cancellationToken);
        }

        return await CountAsync("select count(*) from deliveries where status = 'sent'", cancellationToken);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<long> CountAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand(sql);
        command.CommandTimeout = 0;
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
