using System.Net;
using Npgsql;

namespace EventBooking.IntegrationTests.Faults;

/// <summary>The database answers, and refuses: as a standby refuses writes, or for a reason that no code of ours knows.</summary>
public sealed class RefusingDatabaseTests
{
    private const string ReadOnly =
        "do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$";

    private const string Writable =
        "do $$ begin execute format('alter database %I reset default_transaction_read_only', current_database()); end $$";

    [Fact]
    public async Task A_read_only_database_is_503_for_writes_and_serves_reads()
    {
        await using var proxied = await ProxiedApi.StartAsync(("Database:ReconnectWithin", "00:00:00.2"));
        var published = await proxied.Api.PublishAsync(new EventBuilder().WithSlot());
        await ChangeAsync(proxied, ReadOnly);

        (await proxied.Api.TryBookAsync(published.TimeSlots[0].Id)).ShouldFail(HttpStatusCode.ServiceUnavailable, "database_unavailable");
        (await proxied.Api.SendAsync(HttpMethod.Post, "/api/v1/events", new EventBuilder().WithSlot().ToRequest()))
            .ShouldFail(HttpStatusCode.ServiceUnavailable, "database_unavailable");
        (await proxied.Api.GetAsync($"/api/v1/events/{published.Id}")).ShouldBe(HttpStatusCode.OK);

        await ChangeAsync(proxied, Writable);
        await Eventually.PassAsync(() => proxied.Api.BookAsync(published.TimeSlots[0].Id));
    }

    [Theory]
    [InlineData(ReadOnly, Writable)]
    [InlineData("alter table outbox rename to elsewhere", "alter table elsewhere rename to outbox")]
    public async Task A_booking_in_doubt_is_withdrawn_once_the_database_stops_refusing(string refuse, string allow)
    {
        await using var proxied = await ProxiedApi.StartAsync(("Database:ReconnectWithin", "00:00:00.2"));
        var slot = await proxied.Api.PublishSlotAsync(capacity: 1);
        proxied.Proxy.Arm(DisturbanceKind.LoseAnswerAndClose, "Ada refused");

        (await proxied.Api.TryBookAsync(slot.Id, "Ada refused", email: "ada@example.com"))
            .ShouldFail(HttpStatusCode.ServiceUnavailable, "database_unavailable");
        await ChangeAsync(proxied, refuse);
        proxied.Proxy.Open();
        await Eventually.PassAsync(async () =>
            (await proxied.Api.GetAsync("/health")).Body.ShouldContain("\"status\":\"healthy\",\"checks\"", Case.Sensitive));
        (await Ledger.SeatsAsync(proxied.ConnectionString, slot.Id)).ShouldBe((1, 1));

        await ChangeAsync(proxied, allow);
        await Eventually.PassAsync(async () => (await Ledger.SeatsAsync(proxied.ConnectionString, slot.Id)).ShouldBe((0, 0)));
    }

    // The session itself is always writable; those of the service end, as the setting is one of new sessions.
    private static async Task ChangeAsync(ProxiedApi proxied, string sql)
    {
        var session = new NpgsqlConnectionStringBuilder(
            proxied.ConnectionString)
        { Options = "-c default_transaction_read_only=off", Pooling = false };
        await using var connection = new NpgsqlConnection(session.ConnectionString);
        await connection.OpenAsync();
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"));
        await batch.ExecuteNonQueryAsync();
    }
}
