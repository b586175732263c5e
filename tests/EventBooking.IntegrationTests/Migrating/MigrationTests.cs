using EventBooking.Infrastructure.Persistence;
using EventBooking.LocalServers;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EventBooking.IntegrationTests.Migrating;

/// <summary>The migration service, as it is deployed, on databases that do not exist yet.</summary>
public sealed class MigrationTests
{
    [Fact]
    public async Task Up_down_and_up_again_leads_to_the_same_schema_over_an_empty_one()
    {
        var connectionString = await NewDatabaseAsync();

        var first = await RunAsync(connectionString);
        first.ExitCode.ShouldBe(0, first.Output);
        var schema = await Catalog.SchemaAsync(connectionString);
        schema.ShouldContain(line => line.StartsWith("column bookings.token_hash bytea null=f", StringComparison.Ordinal));
        schema.ShouldContain(line => line.StartsWith("constraint ck_time_slots_current_bookings", StringComparison.Ordinal));
        (await RunAsync(connectionString, "status")).Output.ShouldContain($"applied  {Schema.RequiredMigration}");

        var down = await RunAsync(connectionString, "down", "0");
        down.ExitCode.ShouldBe(0, down.Output);
        down.Output.ShouldContain($"Undid migration {Schema.RequiredMigration}");
        (await Catalog.SchemaAsync(connectionString)).ShouldBeEmpty();
        (await RunAsync(connectionString, "status")).Output.ShouldContain($"pending  {Schema.RequiredMigration}");

        var again = await RunAsync(connectionString);
        again.ExitCode.ShouldBe(0, again.Output);
        (await Catalog.SchemaAsync(connectionString)).ShouldBe(schema);
        foreach (var migration in await Catalog.MigrationsAsync(connectionString))
        {
            again.Output.ShouldContain($"Applied migration {migration}");
        }
    }

    [Fact]
    public async Task Down_to_a_name_undoes_what_came_after_it_and_a_wrong_word_changes_nothing()
    {
        var connectionString = await NewDatabaseAsync();
        await RunAsync(connectionString);
        var schema = await Catalog.SchemaAsync(connectionString);

        var same = await RunAsync(connectionString, "down", Schema.RequiredMigration);
        same.ExitCode.ShouldBe(0, same.Output);
        var nonsense = await RunAsync(connectionString, "down", "nonsense");
        nonsense.ExitCode.ShouldBe(1);
        nonsense.Output.ShouldContain("There is no migration nonsense");
        string[][] wrong = [["sideways"], ["down"], ["status", "now"], ["retime", "now"], ["--status"], ["--fast", "status"]];
        foreach (var words in wrong)
        {
            var unknown = await RunAsync(connectionString, words);
            unknown.ExitCode.ShouldBe(1);
            unknown.Output.ShouldContain("Usage:");
        }

        (await Catalog.SchemaAsync(connectionString)).ShouldBe(schema);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Asking_for_help_migrates_nothing(string word)
    {
        var connectionString = await NewDatabaseAsync();

        var help = await RunAsync(connectionString, word);

        help.ExitCode.ShouldBe(0, help.Output);
        help.Output.ShouldContain("Usage:");
        (await RunAsync(connectionString, "status")).Output.ShouldNotContain("applied");
    }

    [Fact]
    public async Task Migrators_that_start_at_once_apply_each_migration_once_and_make_one_key()
    {
        var connectionString = await NewDatabaseAsync();

        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunAsync(connectionString)));

        all.ShouldAllBe(run => run.ExitCode == 0, string.Concat(all.Select(run => run.Output)));
        var applied = all.Sum(run => run.Output.Split("Applied migration").Length - 1);
        applied.ShouldBe((await Catalog.MigrationsAsync(connectionString)).Count);
        (await Ledger.ScalarAsync<long>(connectionString, "select count(*) from data_protection_keys")).ShouldBe(1);
    }

    [Fact]
    public async Task It_makes_the_database_on_a_server_that_asks_for_a_password()
    {
        await using var server = await LocalPostgres.StartAsync(TestServers.OwnServerOptions("guarded postgres"), "sesame");
        var connectionString = server.ConnectionString(OwnPostgres.Database);

        var run = await RunAsync(connectionString);

        run.ExitCode.ShouldBe(0, run.Output);
        (await Catalog.MigrationsAsync(connectionString))[^1].ShouldBe(Schema.RequiredMigration);
    }

    [Fact]
    public async Task It_waits_for_a_server_that_is_still_to_start()
    {
        var options = TestServers.OwnServerOptions("late postgres") with { Port = Ports.FindFree() };
        await using var migrator = ChildProcess.Start(
            ServiceProcesses.Migrations(LocalPostgres.ConnectionStringFor(options.Port.Value, OwnPostgres.Database)));
        await Eventually.BeTrueAsync(() => migrator.RecentOutput.Contains("Waiting for the database", StringComparison.Ordinal));

        await using var server = await LocalPostgres.StartAsync(options);

        (await migrator.Exited.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe(0, migrator.RecentOutput);
        (await Catalog.MigrationsAsync(server.ConnectionString(OwnPostgres.Database)))[^1].ShouldBe(Schema.RequiredMigration);
    }

    [Fact]
    public async Task It_gives_up_on_a_server_that_does_not_start_or_refuses_it_and_stops_when_asked()
    {
        var nowhere = ServiceProcesses.Migrations("Host=127.0.0.1;Port=1;Database=bookingdb;Username=postgres");
        var environment = new Dictionary<string, string?>(
            nowhere.Environment, StringComparer.Ordinal)
        { ["Migrations__WaitForDatabase"] = "00:00:01" };
        ShouldFailPlainly(await ChildProcess.RunAsync(nowhere with { Environment = environment }), "did not start within 00:00:01");

        var stranger = new NpgsqlConnectionStringBuilder(await TestServers.PostgresAsync()) { Username = "stranger", Password = "unknown" };
        ShouldFailPlainly(await RunAsync(stranger.ConnectionString), "stranger");

        await using var waiting = ChildProcess.Start(nowhere);
        await Eventually.BeTrueAsync(() => waiting.RecentOutput.Contains("Waiting for the database", StringComparison.Ordinal));
        (await waiting.StopAsync(TimeSpan.FromSeconds(10))).ShouldBeTrue();
        ShouldFailPlainly((await waiting.Exited, waiting.RecentOutput), "stopped");
    }

    [Fact]
    public async Task The_services_require_the_last_migration_and_no_migration_is_missing()
    {
        await using var dataSource = NpgsqlDataSource.Create(await TestDatabase.CreateAsync());
        await using var database = new BookingDbContext(
            (DbContextOptions<BookingDbContext>)new DbContextOptionsBuilder<BookingDbContext>().UseBookingDatabase(dataSource).Options);

        database.Database.GetMigrations().Last().ShouldBe(Schema.RequiredMigration);
        database.Database.HasPendingModelChanges().ShouldBeFalse();
        (await database.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
    }

    private static void ShouldFailPlainly((int ExitCode, string Output) run, string because)
    {
        run.ExitCode.ShouldBe(1, run.Output);
        run.Output.ShouldContain(because);
        run.Output.ShouldNotContain("   at ", customMessage: "No stack trace.");
    }

    private static Task<(int ExitCode, string Output)> RunAsync(string connectionString, params string[] arguments) =>
        ChildProcess.RunAsync(
            ServiceProcesses.Migrations(connectionString, arguments),
            new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);

    /// <summary>The name of a database that is still to be made.</summary>
    private static async Task<string> NewDatabaseAsync()
    {
        var made = await TestServers.CreateDatabaseAsync("migrated");
        var name = new NpgsqlConnectionStringBuilder(made).Database;
        await using var server = NpgsqlDataSource.Create(await TestServers.PostgresAsync());
        await using var drop = server.CreateCommand($"drop database \"{name}\"");
        await drop.ExecuteNonQueryAsync();
        return made;
    }
}
