using EventBooking.LocalServers;
using Npgsql;

namespace EventBooking.IntegrationTests.Migrating;

/// <summary>What the services may do in the database. That it is enough, all other tests show.</summary>
public sealed class RoleTests
{
    private const string Program = "copy (select 1) to program 'true'";

    [Theory]
    [InlineData("create table mine ()")]
    [InlineData("create temporary table mine ()")]
    [InlineData("create schema mine")]
    [InlineData("alter table events add mine int")]
    [InlineData("drop table outbox")]
    [InlineData("truncate outbox")]
    [InlineData("create role mine")]
    [InlineData("create database mine")]
    [InlineData("alter role current_user createdb")]
    [InlineData(Program)]
    [InlineData("copy outbox from program 'true'")]
    [InlineData("select pg_read_file('/etc/passwd')")]
    [InlineData("delete from events")]
    [InlineData("delete from bookings")]
    [InlineData("delete from data_protection_keys")]
    [InlineData("update data_protection_keys set xml = ''")]
    [InlineData("""insert into "__EFMigrationsHistory" values ('99999999999999_Mine', '1')""")]
    public async Task No_service_may_change_the_schema_or_leave_the_database(string statement)
    {
        await ShouldRefuseAsync(Roles.Api, statement);
        await ShouldRefuseAsync(Roles.Notifier, statement);
    }

    [Theory]
    [InlineData(Roles.Api, "update deliveries set attempts = 0")]
    [InlineData(Roles.Api, "select from reminders")]
    [InlineData(Roles.Notifier, "insert into events default values")]
    [InlineData(Roles.Notifier, "update time_slots set current_bookings = 0")]
    [InlineData(Roles.Notifier, "update bookings set attendee_name = ''")]
    public async Task A_service_uses_no_table_that_it_does_not_need(string role, string statement) =>
        await ShouldRefuseAsync(role, statement);

    [Fact]
    public async Task Only_the_services_may_connect_to_the_database()
    {
        await using var server = await OwnPostgres.StartMigratedAsync();
        await Ledger.ScalarAsync<string>(server.ConnectionString(), "create role stranger login; select ''");

        var refused = await Should.ThrowAsync<PostgresException>(
            () => Ledger.ScalarAsync<int>(Roles.As("stranger", server.ConnectionString(OwnPostgres.Database)), "select 1"));

        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task Data_of_a_superuser_go_to_the_owner_and_stay()
    {
        await using var server = await LocalPostgres.StartAsync(TestServers.OwnServerOptions("earlier postgres"));
        var connectionString = server.ConnectionString(OwnPostgres.Database);
        (await ChildProcess.RunAsync(ServiceProcesses.Migrations(connectionString))).ExitCode.ShouldBe(0);
        var key = await Ledger.ScalarAsync<string>(connectionString, "select xml from data_protection_keys");

        await Roles.MakeAsync(connectionString);
        await Roles.MakeAsync(connectionString);

        (await Ledger.ScalarAsync<string>(connectionString, "select xml from data_protection_keys")).ShouldBe(key);
        (await Ledger.ScalarAsync<long>(
            connectionString,
            "select count(*) from pg_class where relnamespace = 'public'::regnamespace and pg_get_userbyid(relowner) <> 'eventbooking'"))
            .ShouldBe(0);
        await using var api = await ApiProcess.StartReadyAsync(connectionString);
        await api.Api.PublishSlotAsync();
        var undone = await ChildProcess.RunAsync(ServiceProcesses.Migrations(Roles.As(Roles.Owner, connectionString), "down", "0"));
        undone.ExitCode.ShouldBe(0, undone.Output);
    }

    [Fact]
    public async Task Whoever_may_make_roles_and_databases_need_not_be_a_superuser()
    {
        await using var server = await LocalPostgres.StartAsync(TestServers.OwnServerOptions("managed postgres"));
        await Ledger.ScalarAsync<string>(server.ConnectionString(), "create role manager login createrole createdb; select ''");

        var made = await Roles.BootstrapAsync(
            server.ConnectionString(OwnPostgres.Database),
            ("ConnectionStrings__postgres", Roles.As("manager", server.ConnectionString())));

        made.ExitCode.ShouldBe(0, made.Output);
        await Roles.MakeAsync(server.ConnectionString(OwnPostgres.Database));
    }

    [Theory]
    [InlineData("postgres", "postgres")]
    [InlineData("single", "single")]
    [InlineData("single", "shared")]
    public async Task Services_may_go_on_with_a_user_that_they_share(string owner, string services)
    {
        await using var server = await LocalPostgres.StartAsync(TestServers.OwnServerOptions("shared postgres"));
        await Ledger.ScalarAsync<string>(
            server.ConnectionString(), "create role single login createdb; create role shared login; select ''");
        var connectionString = server.ConnectionString(OwnPostgres.Database);

        var migrated = await ChildProcess.RunAsync(ServiceProcesses.Migrations(
            Roles.As(owner, connectionString), [("Roles__Api", services), ("Roles__Notifier", services)]));

        migrated.ExitCode.ShouldBe(0, migrated.Output);
        await using var api = await ApiProcess.StartReadyAsync(
            connectionString, ("ConnectionStrings__bookingdb", Roles.As(services, connectionString)));
        await api.Api.BookAsync((await api.Api.PublishSlotAsync()).Id, email: "ada@example.com");
        (await Ledger.ScalarAsync<long>(Roles.As(services, connectionString), "select count(*) from reminders")).ShouldBe(0);
    }

    [Fact]
    public async Task Bootstrap_changes_passwords_and_shows_none()
    {
        await using var server = await LocalPostgres.StartAsync(TestServers.OwnServerOptions("guarded postgres"), "sesame");
        var connectionString = server.ConnectionString(OwnPostgres.Database);
        await Roles.MakeAsync(connectionString);

        var run = await Roles.BootstrapAsync(connectionString, ("Roles__ApiPassword", "it's \"new\""));

        run.Output.ShouldNotContain("sesame");
        run.Output.ShouldNotContain("new");
        var api = new NpgsqlConnectionStringBuilder(Roles.As(Roles.Api, connectionString)) { Pooling = false };
        (await Should.ThrowAsync<PostgresException>(() => Ledger.ScalarAsync<int>(api.ConnectionString, "select 1")))
            .SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
        api.Password = "it's \"new\"";
        (await Ledger.ScalarAsync<int>(api.ConnectionString, "select 1")).ShouldBe(1);
    }

    [Theory]
    [InlineData("Roles__Api", "postgres", "superuser")]
    [InlineData("Roles__Api", "eventbooking_notifier", "a role each")]
    [InlineData("Roles__Api", "eventbooking", "a role each")]
    [InlineData("Roles__Notifier", "Robert'); drop table events", "Roles:Notifier")]
    [InlineData("ConnectionStrings__postgres", null, "ConnectionStrings:postgres")]
    [InlineData("ConnectionStrings__postgres", "Host=127.0.0.1;Port=1;Username=postgres", "did not start")]
    [InlineData("ConnectionStrings__bookingdb", "Host=127.0.0.1;Username=postgres", "name the database")]
    public async Task Bootstrap_says_what_is_wrong_and_makes_nothing(string setting, string? value, string named)
    {
        var database = new NpgsqlConnectionStringBuilder(await TestServers.PostgresAsync()) { Database = "never" };

        var run = await Roles.BootstrapAsync(database.ConnectionString, (setting, value), ("Migrations__WaitForDatabase", "00:00:01"));

        run.ExitCode.ShouldBe(1, run.Output);
        run.Output.ShouldContain(named);
        run.Output.ShouldNotContain("   at ");
        (await Ledger.ScalarAsync<long>(
            await TestServers.PostgresAsync(), "select count(*) from pg_database where datname = 'never'")).ShouldBe(0);
    }

    private static async Task ShouldRefuseAsync(string role, string statement)
    {
        var connectionString = Roles.As(role, await TestDatabase.SharedAsync());
        var refused = await Should.ThrowAsync<PostgresException>(() => Ledger.ScalarAsync<object>(connectionString, statement));
        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, refused.MessageText);
    }
}
