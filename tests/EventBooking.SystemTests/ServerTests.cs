using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using EventBooking.LocalServers;
using EventBooking.Testing;
using Npgsql;

namespace EventBooking.SystemTests;

/// <summary>The servers as child processes, in a folder whose name has a space.</summary>
public sealed class ServerTests
{
    [Fact]
    public async Task Rows_survive_a_restart_and_a_crash_of_PostgreSQL_on_the_same_port()
    {
        await using var server = await LocalPostgres.StartAsync(TestServers.OwnServerOptions("post gres"));
        var port = server.Port;
        await ScalarAsync(server, "create table notes (text text)");
        await ScalarAsync(server, "insert into notes values ('kept')");

        await server.RestartAsync();
        await ScalarAsync(server, "insert into notes values ('kept')");
        await server.KillAsync();
        await server.StartAgainAsync();

        server.Port.ShouldBe(port);
        (await ScalarAsync(server, "select count(*) from notes where text = 'kept'")).ShouldBe(2L);
    }

    [Fact]
    public async Task The_log_of_PostgreSQL_holds_no_values()
    {
        await using var server = await LocalPostgres.StartAsync(TestServers.OwnServerOptions("post gres"));
        await ScalarAsync(server, "create table people (name text unique check (length(name) < 20), age int not null)");
        await ScalarAsync(server, "insert into people values ('Ada Secret', 36)");

        await Should.ThrowAsync<PostgresException>(() => ScalarAsync(server, "insert into people values ('Ada Secret', 36)"));
        await Should.ThrowAsync<PostgresException>(
            () => ScalarAsync(server, "insert into people values ('Ada Secret and her long name', 36)"));
        await Should.ThrowAsync<PostgresException>(() => ScalarAsync(server, "insert into people values ('Bob Secret', null)"));
        await server.StopAsync();

        var log = await File.ReadAllTextAsync(server.LogPath);
        log.ShouldContain("ERROR");
        log.ShouldNotContain("Secret");
    }

    [Fact]
    public async Task PostgreSQL_with_a_password_asks_for_it_and_keeps_the_rows_of_before()
    {
        var options = TestServers.OwnServerOptions("guarded postgres");
        await using (var open = await LocalPostgres.StartAsync(options))
        {
            await ScalarAsync(open, "create table notes as select 'kept' as text");
            await open.StopAsync();
        }

        foreach (var password in new[] { "first", "second", "second" })
        {
            await using var server = await LocalPostgres.StartAsync(options, password);

            (await ScalarAsync(server, "select text from notes")).ShouldBe("kept");
            foreach (var wrong in new[] { null, "other" })
            {
                await using var refused = new NpgsqlConnection(LocalPostgres.ConnectionStringFor(server.Port, "postgres", password: wrong));
                await Should.ThrowAsync<NpgsqlException>(() => refused.OpenAsync());
            }

            await server.StopAsync();
        }
    }

    [Fact]
    public async Task A_query_that_runs_ends_with_a_killed_PostgreSQL()
    {
        await using var server = await LocalPostgres.StartAsync(TestServers.OwnServerOptions("postgres"));
        var query = ScalarAsync(server, "select pg_sleep(600)");
        await Eventually.BeTrueAsync(
            async () => (long)(await ScalarAsync(server, "select count(*) from pg_stat_activity where wait_event = 'PgSleep'"))! == 1);

        await server.KillAsync();

        await Should.ThrowAsync<NpgsqlException>(() => query.WaitAsync(TimeSpan.FromSeconds(60)));
        server.ProcessId.ShouldBe(0);
    }

    [Fact]
    public async Task Redis_answers_again_after_a_restart()
    {
        await using var server = await LocalRedis.StartAsync(TestServers.OwnServerOptions("re dis"));

        await server.RestartAsync();

        server.ProcessId.ShouldNotBe(0);
        Ports.IsFree(server.Port).ShouldBeFalse();
    }

    [Fact]
    public async Task RabbitMQ_comes_back_after_a_crash_and_leaves_nothing_when_it_ends()
    {
        var options = TestServers.OwnServerOptions("rabbit mq");
        await using (var server = await LocalRabbitMq.StartAsync(options))
        {
            await server.KillAsync();
            await server.StartAgainAsync();
            server.ProcessId.ShouldNotBe(0);
        }

        await LeftProcesses.ShouldEndAsync(options.Folder);
    }

    [Fact]
    public async Task RabbitMQ_with_a_password_shuts_guest_out_and_keeps_the_queues_of_before()
    {
        var options = TestServers.OwnServerOptions("guarded rabbit");
        await using (var open = await LocalRabbitMq.StartAsync(options))
        {
            using var asGuest = Management(open, "guest", "guest");
            (await asGuest.PutAsJsonAsync("api/queues/%2f/kept", new { durable = true })).EnsureSuccessStatusCode();
            await open.StopAsync();
        }

        foreach (var password in new[] { "first", "second" })
        {
            await using var server = await LocalRabbitMq.StartAsync(options, password);

            using var administrator = Management(server, LocalRabbitMq.Administrator, password);
            (await administrator.GetAsync("api/queues/%2f/kept")).StatusCode.ShouldBe(HttpStatusCode.OK);
            foreach (var (user, wrong) in new[] { ("guest", "guest"), ("guest", ""), (LocalRabbitMq.Administrator, "guest") })
            {
                using var refused = Management(server, user, wrong);
                (await refused.GetAsync("api/whoami")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            }

            await server.StopAsync();
        }
    }

    [Fact]
    public async Task Each_database_of_a_test_is_its_own_and_can_be_a_copy()
    {
        var template = await TestServers.CreateDatabaseAsync("template");
        await ScalarAsync(template, "create table copied (id int)");

        var copy = await TestServers.CreateDatabaseAsync("copy", new NpgsqlConnectionStringBuilder(template).Database);
        var empty = await TestServers.CreateDatabaseAsync();

        (await ScalarAsync(copy, "select count(*) from pg_tables where tablename = 'copied'")).ShouldBe(1L);
        (await ScalarAsync(empty, "select count(*) from pg_tables where tablename = 'copied'")).ShouldBe(0L);
    }

    private static HttpClient Management(LocalRabbitMq server, string user, string password)
    {
        var login = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
        return new HttpClient
        {
            BaseAddress = new Uri($"http://127.0.0.1:{server.ManagementPort}/"),
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Basic", login) },
        };
    }

    private static Task<object?> ScalarAsync(LocalPostgres server, string sql) => ScalarAsync(server.ConnectionString(), sql);

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
