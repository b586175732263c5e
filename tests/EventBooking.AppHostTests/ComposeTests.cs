using EventBooking.LocalServers;
using EventBooking.ServiceDefaults;

namespace EventBooking.AppHostTests;

/// <summary>The compose file, as an operator gets it.</summary>
public sealed class ComposeTests
{
    private const string Common = "API_IMAGE NOTIFIER_IMAGE MIGRATIONS_IMAGE OTLP_ENDPOINT PUBLIC_BASE_URL KEY_RING_CERTIFICATE PREVIOUS_KEY_RING_CERTIFICATE CHECK_IN_KEY "
        + "MAIL_HOST MAIL_PORT MAIL_SECURITY MAIL_USER_NAME MAIL_PASSWORD MAIL_FROM";

    [Fact]
    public async Task Everything_is_in_it_and_only_the_api_can_be_reached()
    {
        var services = (await Published.AsAsync("compose", "containers")).Read("docker-compose.yaml")["services"].Entries;

        services.Keys.ShouldBe([ResourceNames.Postgres, ResourceNames.Redis, ResourceNames.RabbitMq, ResourceNames.Migrations, ResourceNames.Api, ResourceNames.Notifier], ignoreOrder: true);
        services[ResourceNames.Api]["ports"].Values.ShouldBe(["8000:8080"]);
        services.Where(service => service.Key != ResourceNames.Api).ShouldAllBe(service => !service.Value["ports"].Exists);
        services[ResourceNames.Api]["deploy"].Exists.ShouldBeFalse("Two would want the same port.");
    }

    [Fact]
    public async Task The_services_follow_the_migrations_and_all_come_back_with_the_machine()
    {
        var services = (await Published.AsAsync("compose", "containers")).Read("docker-compose.yaml")["services"];

        foreach (var service in new[] { ResourceNames.Api, ResourceNames.Notifier })
        {
            services[service]["depends_on"][ResourceNames.Migrations]["condition"].Value.ShouldBe("service_completed_successfully");
        }

        services[ResourceNames.Migrations]["depends_on"][ResourceNames.Postgres]["condition"].Value.ShouldBe("service_started", "They wait by themselves.");
        services[ResourceNames.Migrations]["restart"].Value.ShouldBe("on-failure");
        services.Entries.Where(service => service.Key != ResourceNames.Migrations).ShouldAllBe(service => service.Value["restart"].Value == "unless-stopped");
    }

    [Fact]
    public async Task Servers_keep_their_data_are_watched_and_are_given_time_to_stop()
    {
        var file = (await Published.AsAsync("compose", "containers")).Read("docker-compose.yaml");

        file["name"].Value.ShouldBe("eventbooking", "It is part of the volumes' names.");
        var postgres = file["services"][ResourceNames.Postgres];
        postgres["volumes"][0]["source"].Value.ShouldBe("eventbooking-postgres");
        postgres["volumes"][0]["target"].Value.ShouldBe("/var/lib/postgresql");
        postgres["command"].Values.ShouldBe(PostgresSettings.DiscreetLog);
        var rabbitMq = file["services"][ResourceNames.RabbitMq];
        rabbitMq["volumes"][0]["source"].Value.ShouldBe("eventbooking-rabbitmq");
        rabbitMq["hostname"].Value.ShouldBe(ResourceNames.RabbitMq, "Its data lies under the name of its host.");
        file["volumes"].Entries.Keys.Order(StringComparer.Ordinal).ShouldBe(["eventbooking-postgres", "eventbooking-rabbitmq"]);
        foreach (var server in new[] { ResourceNames.Postgres, ResourceNames.Redis, ResourceNames.RabbitMq })
        {
            file["services"][server]["healthcheck"]["test"][0].Value.ShouldBe("CMD");
            file["services"][server]["stop_grace_period"].Value.ShouldBe("1m");
        }
    }

    [Theory]
    [InlineData("containers", "POSTGRES_PASSWORD RABBITMQ_PASSWORD REDIS_PASSWORD")]
    [InlineData("managed", "BOOKINGDB RABBITMQ REDIS")]
    public async Task Whatever_is_secret_or_differs_is_left_to_the_env_file(string servers, string names)
    {
        var published = await Published.AsAsync("compose", servers);

        published.Text(".env").Split('\n').Where(line => line.Length > 0 && line[0] != '#').ShouldBe($"{Common} {names}".Split(' ').Select(name => $"{name}="), ignoreOrder: true);
        foreach (var setting in published.Read("docker-compose.yaml")["services"].Entries.SelectMany(service => service.Value["environment"].Entries).Where(IsSecret))
        {
            setting.Value.Value.ShouldContain("${", customMessage: setting.Key);
        }
    }

    [Theory]
    [InlineData("containers")]
    [InlineData("managed")]
    public async Task Mail_is_sent_by_a_server_that_somebody_names_and_caught_by_none(string servers)
    {
        var published = await Published.AsAsync("compose", servers);
        var settings = published.Read("docker-compose.yaml")["services"][ResourceNames.Notifier]["environment"];

        settings["Mail__Host"].Value.ShouldBe("${MAIL_HOST}");
        settings["Mail__Port"].Value.ShouldBe("${MAIL_PORT}");
        settings["Mail__Security"].Value.ShouldBe("${MAIL_SECURITY:-StartTls}", "An empty line is enough.");
        settings["Mail__Password"].Value.ShouldBe("${MAIL_PASSWORD}");
        settings["Public__BaseUrl"].Value.ShouldBe("${PUBLIC_BASE_URL}");
        published.Texts.ShouldAllBe(text => !text.Contains("mailpit", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task With_managed_servers_there_are_only_services()
    {
        var services = (await Published.AsAsync("compose", "managed")).Read("docker-compose.yaml")["services"];

        services.Entries.Keys.ShouldBe([ResourceNames.Migrations, ResourceNames.Api, ResourceNames.Notifier], ignoreOrder: true);
        services[ResourceNames.Api]["environment"][AppHostModel.ConnectionString(ResourceNames.Database)].Value.ShouldBe("${BOOKINGDB}");
        services[ResourceNames.Api]["environment"]["OTEL_EXPORTER_OTLP_ENDPOINT"].Value.ShouldBe("${OTLP_ENDPOINT}");
    }

    private static bool IsSecret(KeyValuePair<string, Yaml> setting) =>
        setting.Key.StartsWith("ConnectionStrings", StringComparison.Ordinal) || setting.Key.Contains("Certificate", StringComparison.Ordinal)
        || setting.Key.EndsWith("PASSWORD", StringComparison.Ordinal) || setting.Key.EndsWith("PASS", StringComparison.Ordinal)
        || setting.Key is "CheckIn__Key" or "Mail__Password";
}
