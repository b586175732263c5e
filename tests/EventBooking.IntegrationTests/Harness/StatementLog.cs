using EventBooking.LocalServers;
using Npgsql;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>The statements that a PostgreSQL of a test's own carries out, as it writes them down itself.</summary>
internal sealed class StatementLog
{
    private readonly LocalPostgres _server;
    private readonly int _begin;

    private StatementLog(LocalPostgres server, int begin) => (_server, _begin) = (server, begin);

    /// <summary>Has each statement of sessions that begin from now on written down.</summary>
    public static async Task<StatementLog> BeginAsync(LocalPostgres server)
    {
        ArgumentNullException.ThrowIfNull(server);
        await using var dataSource = NpgsqlDataSource.Create(server.ConnectionString());
        await using var command = dataSource.CreateCommand($"alter database {OwnPostgres.Database} set log_statement = 'all'");
        await command.ExecuteNonQueryAsync();
        return new StatementLog(server, File.ReadAllText(server.LogPath).Length);
    }

    /// <summary>How many so far hold a text.</summary>
    public async Task<int> CountAsync(string text)
    {
        var end = $"end {Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";
        await Ledger.ScalarAsync<string>(_server.ConnectionString(OwnPostgres.Database), $"select '{end}'");
        var log = "";
        await Eventually.BeTrueAsync(() => (log = File.ReadAllText(_server.LogPath)).Contains(end, StringComparison.Ordinal));
        // A statement goes over many lines; each begins with what it is.
        return log[_begin..].Split("LOG:").Count(entry => entry.Contains(text, StringComparison.Ordinal));
    }
}
