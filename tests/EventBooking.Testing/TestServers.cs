using EventBooking.LocalServers;

namespace EventBooking.Testing;

/// <summary>
/// The servers of this test process, each started when it is first asked for: the ones that EVENTBOOKING_TEST_POSTGRES,
/// EVENTBOOKING_TEST_REDIS and EVENTBOOKING_TEST_RABBITMQ name, else containers where a Docker engine answers, else installed ones
/// as child processes.
/// </summary>
/// <remarks>
/// They are shared by all tests: a test that stops or restarts a server starts one of its own with <see cref="OwnServerOptions"/>.
/// </remarks>
public static class TestServers
{
    private static readonly List<LocalServer> Children = [];
    private static readonly Lazy<LocalServerOptions> SharedOptions = new(() => OwnServerOptions("shared"));

    private static readonly Lazy<Task<string>> Postgres = new(() => FindAsync(
        "EVENTBOOKING_TEST_POSTGRES",
        TestContainers.PostgresAsync,
        async () => Keep(await LocalPostgres.StartAsync(SharedOptions.Value)).ConnectionString()));

    private static readonly Lazy<Task<string>> Redis = new(() => FindAsync(
        "EVENTBOOKING_TEST_REDIS",
        TestContainers.RedisAsync,
        async () => Keep(await LocalRedis.StartAsync(SharedOptions.Value)).ConnectionString));

    private static readonly Lazy<Task<string>> RabbitMq = new(() => FindAsync(
        "EVENTBOOKING_TEST_RABBITMQ",
        TestContainers.RabbitMqAsync,
        async () => Keep(await LocalRabbitMq.StartAsync(SharedOptions.Value)).ConnectionString));

    static TestServers() => AppDomain.CurrentDomain.ProcessExit += (_, _) => CleanUp();

    /// <summary>A connection string with the right to create databases.</summary>
    public static Task<string> PostgresAsync() => Postgres.Value;

    /// <summary>For StackExchange.Redis. Shared: tests keep apart by the names of their keys.</summary>
    public static Task<string> RedisAsync() => Redis.Value;

    /// <summary>An amqp URI of the default virtual host. Shared: tests keep apart by the names of their queues.</summary>
    public static Task<string> RabbitMqAsync() => RabbitMq.Value;

    /// <summary>
    /// Creates a database with a name of its own, empty or as a copy of the named one, and returns its connection string.
    /// </summary>
    /// <param name="name">The beginning of its name.</param>
    /// <param name="template">A database on the same server to copy; nobody may be connected to it.</param>
    public static async Task<string> CreateDatabaseAsync(string name = "test", string? template = null) =>
        await TestDatabases.CreateAsync(await PostgresAsync(), name, template);

    /// <summary>For a server that one test has to itself: fast and throw-away, in a folder that goes with the test process.</summary>
    public static LocalServerOptions OwnServerOptions(string name) => new() { Folder = TestFolder.Subfolder(name) };

    private static async Task<string> FindAsync(string variable, Func<Task<string?>> container, Func<Task<string>> child) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given
            ? given
            : await container() ?? await child();

    private static T Keep<T>(T server)
        where T : LocalServer
    {
        lock (Children)
        {
            Children.Add(server);
        }

        return server;
    }

    // A killed test process needs none of this: children end with it, and the folder is deleted by the next one.
    private static void CleanUp()
    {
        if (Environment.GetEnvironmentVariable("EVENTBOOKING_TEST_POSTGRES") is { Length: > 0 } given)
        {
            TestDatabases.DropAll(given);
        }

        lock (Children)
        {
            Children.ForEach(server => server.Kill());
        }

        TestFolder.DeleteMine();
    }
}
