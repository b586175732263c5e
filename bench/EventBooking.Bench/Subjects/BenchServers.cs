using EventBooking.LocalServers;
using EventBooking.ServiceDefaults;
using Npgsql;

namespace EventBooking.Bench.Subjects;

/// <summary>A durable PostgreSQL with a database for each subject, and the other servers of the API.</summary>
internal sealed class BenchServers(SystemFolder folder, LocalPostgres postgres, LocalRedis redis, LocalRabbitMq rabbitMq) : IAsyncDisposable
{
    public const string Superuser = "postgres";
    public const string ApiDatabase = ResourceNames.Database;
    public const string GrowthDatabase = "growth";
    public const string MailingDatabase = "mailing";
    public const string SearchDatabase = "search";
    public const string SoakDatabase = "soak";
    public const string RelayingDatabase = "relaying";
    public const string ReferenceDatabase = "reference";
    public const string PgBenchDatabase = "pgbench";

    public SystemFolder Folder => folder;

    public LocalPostgres Postgres => postgres;

    public LocalRedis Redis => redis;

    public LocalRabbitMq RabbitMq => rabbitMq;

    public string PasswordOf(string user) => folder.ServerSecret.PasswordOf(user);

    public static async Task<BenchServers> StartAsync(CancellationToken cancellationToken)
    {
        var folder = SystemFolder.Open(TreePaths.Work, "the bench");
        folder.DeleteData();
        var options = new LocalServerOptions { Folder = folder.Path, ChoosePort = folder.Ports.Choose, Durable = true };
        var postgres = LocalPostgres.StartAsync(options, folder.ServerSecret.PasswordOf(Superuser), cancellationToken);
        var redis = LocalRedis.StartAsync(options, cancellationToken);
        var rabbitMq = LocalRabbitMq.StartAsync(options, folder.ServerSecret.PasswordOf(LocalRabbitMq.Administrator), cancellationToken);
        var servers = new BenchServers(folder, await postgres, await redis, await rabbitMq);
        await servers.RunSqlAsync("postgres", $"create database {ReferenceDatabase}", cancellationToken);
        await servers.RunSqlAsync("postgres", $"create database {PgBenchDatabase}", cancellationToken);
        await servers.RunSqlAsync(
            PgBenchDatabase, await File.ReadAllTextAsync(TreePaths.Peer("schema.sql"), cancellationToken), cancellationToken);
        await OurApi.MigrateAsync(servers, ApiDatabase, cancellationToken);
        return servers;
    }

    /// <summary>No subject pays for the checkpoint of the turn before.</summary>
    public Task CheckpointAsync(CancellationToken cancellationToken) => RunSqlAsync("postgres", "checkpoint", cancellationToken);

    public async Task RunSqlAsync(string database, string sql, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString(database));
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Gigabytes of bookings are not left behind; the logs are.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(rabbitMq.DisposeAsync().AsTask(), redis.DisposeAsync().AsTask(), postgres.StopAsync());
        await postgres.DisposeAsync();
        folder.DeleteData();
        folder.Dispose();
    }
}
