using EventBooking.LocalServers;
using Npgsql;

namespace EventBooking.IntegrationTests.Concurrency;

/// <summary>An API whose PostgreSQL is its own, so that the server's log reports this fixture's transactions only.</summary>
public sealed class OwnServerFixture : ApiFixture
{
    private LocalPostgres? _server;

    /// <summary>
    /// The API tries again after a deadlock, so no answer shows one, and PostgreSQL's counters lag behind; its log reports each
    /// before the transaction is answered.
    /// </summary>
    public async Task ShouldHaveMetNoDeadlockAsync()
    {
        var end = $"end {Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";
        await Should.ThrowAsync<PostgresException>(
            () => Ledger.ScalarAsync<string>(ConnectionString, $"do $$ begin raise exception '{end}'; end $$"));
        var log = "";
        await Eventually.BeTrueAsync(() => (log = File.ReadAllText(_server!.LogPath)).Contains(end, StringComparison.Ordinal));

        log.ShouldNotContain("deadlock detected");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    protected override async Task<string> CreateDatabaseAsync()
    {
        _server = await OwnPostgres.StartMigratedAsync();
        return _server.ConnectionString(OwnPostgres.Database);
    }
}

/// <summary>The classes that share a <see cref="OwnServerFixture"/>, one after the other.</summary>
[CollectionDefinition(nameof(OwnServer))]
public sealed class OwnServer : ICollectionFixture<OwnServerFixture>;
