using EventBooking.ServiceDefaults;

namespace EventBooking.AppHostTests;

/// <summary>What a developer sees of the API, and of the servers beside it.</summary>
public sealed class ApiResourceTests
{
    [Fact]
    public async Task Two_replicas_stand_behind_one_address_on_port_8000_unless_another_is_chosen()
    {
        await using var usual = await AppHostModel.OfAsync("--servers", "containers");
        await using var other = await AppHostModel.OfAsync("--servers", "containers", "--port", "8123");

        usual.AnnotationsOf<ReplicaAnnotation>(ResourceNames.Api).ShouldHaveSingleItem().Replicas.ShouldBe(2);
        var endpoint = usual.AnnotationsOf<EndpointAnnotation>(ResourceNames.Api).ShouldHaveSingleItem();
        endpoint.Port.ShouldBe(8000);
        endpoint.IsProxied.ShouldBeTrue();
        endpoint.TargetPort.ShouldBeNull("Each replica has a port of its own.");
        other.AnnotationsOf<EndpointAnnotation>(ResourceNames.Api).ShouldHaveSingleItem().Port.ShouldBe(8123);
    }

    [Fact]
    public async Task It_is_watched_and_offers_sample_events()
    {
        await using var model = await AppHostModel.OfAsync("--servers", "containers");

        model.AnnotationsOf<HealthCheckAnnotation>(ResourceNames.Api).ShouldContain(
            check => check.Key.Contains("/health", StringComparison.Ordinal));
        model.AnnotationsOf<ResourceCommandAnnotation>(ResourceNames.Api).ShouldContain(
            command => command.DisplayName == "Add sample events");
    }

    [Fact]
    public async Task Containers_keep_what_must_last_in_volumes()
    {
        await using var model = await AppHostModel.OfAsync("--servers", "containers");

        VolumeOf(ResourceNames.Postgres).ShouldBe("eventbooking-postgres");
        VolumeOf(ResourceNames.RabbitMq).ShouldBe("eventbooking-rabbitmq");
        VolumeOf(ResourceNames.Mail).ShouldBe("eventbooking-mail");
        VolumeOf(ResourceNames.Redis).ShouldBeNull();
        model.AnnotationsOf<EndpointAnnotation>(ResourceNames.RabbitMq).ShouldContain(endpoint => endpoint.Name == "management");
        foreach (var server in new[] { ResourceNames.Postgres, ResourceNames.Redis, ResourceNames.RabbitMq })
        {
            model.AnnotationsOf<HealthCheckAnnotation>(server).ShouldNotBeEmpty();
        }

        string? VolumeOf(string name) => model.AnnotationsOf<ContainerMountAnnotation>(name).SingleOrDefault()?.Source;
    }

    [Fact]
    public async Task Tools_run_only_when_asked_for()
    {
        await using var usual = await AppHostModel.OfAsync("--servers", "containers");
        await using var asked = await AppHostModel.OfAsync("--servers", "containers", "--tools");

        asked.Names.Except(usual.Names, StringComparer.Ordinal).ShouldBe(["pgweb", "redisinsight"], ignoreOrder: true);
    }
}
