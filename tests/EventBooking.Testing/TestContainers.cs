using Docker.DotNet;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;
using Testcontainers.Redis;

namespace EventBooking.Testing;

/// <summary>
/// Servers in containers; null where no Docker engine answers. They are removed with the test process, also when it is killed.
/// </summary>
internal static class TestContainers
{
    public static Task<string?> PostgresAsync() => StartAsync(
        () => new PostgreSqlBuilder("postgres:17-alpine")
            .WithCommand("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=200", "-c", "log_error_verbosity=terse")
            .Build(),
        container => container.GetConnectionString());

    public static Task<string?> RedisAsync() =>
        StartAsync(() => new RedisBuilder("redis:8-alpine").Build(), container => container.GetConnectionString());

    public static Task<string?> RabbitMqAsync() =>
        StartAsync(() => new RabbitMqBuilder("rabbitmq:4-alpine").Build(), container => container.GetConnectionString());

    private static async Task<string?> StartAsync<T>(Func<T> build, Func<T, string> connectionString)
        where T : IContainer
    {
        try
        {
            var container = build();
            await container.StartAsync();
            return connectionString(container);
        }
        catch (DockerUnavailableException)
        {
            return null;
        }
        catch (DockerApiException exception)
        {
            // Such as an image that cannot be pulled from here.
            await Console.Error.WriteLineAsync(
                $"Docker could not start a server for the tests, so an installed one is used: {exception.Message}");
            return null;
        }
    }
}
