using EventBooking.ServiceDefaults;

namespace EventBooking.AppHostTests;

/// <summary>The system as its diagram says, whichever servers it runs on.</summary>
public sealed class ModelTests
{
    [Theory]
    [InlineData("containers")]
    [InlineData("local")]
    public async Task Every_part_is_there_under_its_name(string servers)
    {
        await using var model = await AppHostModel.OfAsync("--servers", servers);

        model.Resources.Where(resource => resource is not ParameterResource).Select(resource => resource.Name)
            .ShouldBe(
                [
                    .. AppHostModel.Servers, ResourceNames.Bootstrap, ResourceNames.BrokerBootstrap, ResourceNames.Migrations,
                    ResourceNames.Api, ResourceNames.Notifier,
                ],
                ignoreOrder: true);
    }

    [Theory]
    [InlineData("containers")]
    [InlineData("local")]
    public async Task A_cold_start_goes_through_in_order(string servers)
    {
        await using var model = await AppHostModel.OfAsync("--servers", servers);

        model.WaitsOf(ResourceNames.Bootstrap).ShouldBe([(ResourceNames.Postgres, WaitType.WaitUntilHealthy)]);
        model.WaitsOf(ResourceNames.BrokerBootstrap).ShouldBe([(ResourceNames.RabbitMq, WaitType.WaitUntilHealthy)]);
        model.WaitsOf(ResourceNames.Migrations).ShouldBe([(ResourceNames.Bootstrap, WaitType.WaitForCompletion)]);
        model.WaitsOf(ResourceNames.Api).ShouldBe(
            [(ResourceNames.Migrations, WaitType.WaitForCompletion)], "Redis and RabbitMQ are not waited for.");
        model.WaitsOf(ResourceNames.Notifier).ShouldBe([(ResourceNames.Migrations, WaitType.WaitForCompletion)], "Nor is what takes mail.");
        foreach (var server in AppHostModel.Servers)
        {
            model.WaitsOf(server).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("containers")]
    [InlineData("managed")]
    public async Task Each_service_gets_where_its_servers_are_and_no_secret_in_plain_text(string servers)
    {
        await using var model = await AppHostModel.OfAsync("--servers", servers);

        var api = await model.EnvironmentOfAsync(ResourceNames.Api);
        var notifier = await model.EnvironmentOfAsync(ResourceNames.Notifier);
        var migrations = await model.EnvironmentOfAsync(ResourceNames.Migrations);

        api[AppHostModel.ConnectionString(ResourceNames.Redis)].ShouldBe($"{{{ResourceNames.Redis}.connectionString}}");
        ShouldHaveAUserEach(ResourceNames.Database, api, notifier, migrations);
        ShouldHaveAUserEach(ResourceNames.RabbitMq, api, notifier);
        migrations.ShouldNotContainKey(AppHostModel.ConnectionString(ResourceNames.Redis));
        foreach (var environment in new[] { api, notifier, migrations })
        {
            environment["DataProtection__Certificate"].ShouldBe("{key-ring-certificate.value}");
            environment.Keys
                .Where(name => name.Contains("PASSWORD", StringComparison.OrdinalIgnoreCase) && name != "Mail__Password")
                .ShouldBeEmpty();
        }

        foreach (var bootstrap in new[] { ResourceNames.Bootstrap, ResourceNames.BrokerBootstrap })
        {
            model.Names.Contains(bootstrap, StringComparer.Ordinal)
                .ShouldBe(servers == "containers", "On a server of somebody, users are theirs to make.");
        }

        void ShouldHaveAUserEach(string server, params Dictionary<string, string>[] services)
        {
            var connections = services.Select(environment => environment[AppHostModel.ConnectionString(server)]).ToList();
            connections.Distinct(StringComparer.Ordinal).Count().ShouldBe(services.Length);
            connections.ShouldAllBe(connection => servers == "managed"
                ? connection.EndsWith(".connectionString}", StringComparison.Ordinal)
                : connection.Contains("-password.value}", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Every_password_the_certificate_and_the_check_in_key_are_secret_parameters()
    {
        await using var model = await AppHostModel.OfAsync("--servers", "containers");

        ParameterResource?[] parameters =
        [
            model.Resource<PostgresServerResource>(ResourceNames.Postgres).PasswordParameter,
            model.Resource<RedisResource>(ResourceNames.Redis).PasswordParameter,
            model.Resource<RabbitMQServerResource>(ResourceNames.RabbitMq).PasswordParameter,
            .. new[] { ResourceNames.Migrations, ResourceNames.Api, ResourceNames.Notifier }
                .Select(service => model.Resource<ParameterResource>($"bookingdb-{service}-password")),
            model.Resource<ParameterResource>("key-ring-certificate"),
            model.Resource<ParameterResource>("check-in-key"),
        ];

        parameters.ShouldAllBe(parameter => parameter!.Secret);
        parameters.ShouldAllBe(parameter => parameter!.Default != null, "Nobody has to invent one.");
    }

    [Fact]
    public async Task Managed_servers_are_connection_strings_that_somebody_gives()
    {
        await using var model = await AppHostModel.OfAsync("--servers", "managed");

        model.Resources.OfType<ContainerResource>().ShouldBeEmpty();
        foreach (var name in new[]
                 {
                     "bookingdb-migrations", "bookingdb-api", "bookingdb-notifier",
                     ResourceNames.Redis, "rabbitmq-api", "rabbitmq-notifier",
                 })
        {
            model.Resource<ParameterResource>(name).Secret.ShouldBeTrue();
        }

        model.Resource<ParameterResource>("mail-password").Secret.ShouldBeTrue();
    }

    [Fact]
    public async Task Local_servers_need_no_container()
    {
        await using var model = await AppHostModel.OfAsync("--servers", "local");

        model.Resources.OfType<ContainerResource>().ShouldBeEmpty();
        foreach (var server in new[] { ResourceNames.Postgres, ResourceNames.Redis, ResourceNames.RabbitMq })
        {
            model.AnnotationsOf<HealthCheckAnnotation>(server).ShouldHaveSingleItem();
            model.AnnotationsOf<ResourceCommandAnnotation>(server).Select(command => command.Name).ShouldBe(["start", "stop"]);
        }
    }
}
