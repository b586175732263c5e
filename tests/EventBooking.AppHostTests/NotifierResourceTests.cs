using System.Text.Json;
using EventBooking.ServiceDefaults;

namespace EventBooking.AppHostTests;

/// <summary>The notifier, and where its mail goes.</summary>
public sealed class NotifierResourceTests
{
    [Fact]
    public async Task Replicas_that_nobody_calls_share_the_work()
    {
        await using var model = await AppHostModel.OfAsync("--servers", "containers", "--replicas", "3");

        model.AnnotationsOf<ReplicaAnnotation>(ResourceNames.Notifier).ShouldHaveSingleItem().Replicas.ShouldBe(3);
        var endpoint = model.AnnotationsOf<EndpointAnnotation>(ResourceNames.Notifier).ShouldHaveSingleItem();
        endpoint.Port.ShouldBeNull("Only checks ask it.");
        endpoint.IsExternal.ShouldBeFalse();
        (await model.LinksOfAsync(ResourceNames.Notifier, "http")).ShouldBe([("http://localhost/health", "Health")]);
        model.AnnotationsOf<HealthCheckAnnotation>(ResourceNames.Notifier).ShouldContain(
            check => check.Key.Contains("/health", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Links_lead_to_the_api_and_its_codes_are_those_of_the_api()
    {
        await using var model = await AppHostModel.OfAsync("--servers", "containers");

        foreach (var service in new[] { ResourceNames.Api, ResourceNames.Notifier })
        {
            (await model.EnvironmentOfAsync(service))["CheckIn__Key"].ShouldBe("{check-in-key.value}");
        }

        (await model.EnvironmentOfAsync(ResourceNames.Notifier))["Public__BaseUrl"].ShouldBe($"{{{ResourceNames.Api}.bindings.http.url}}");
        (await model.EnvironmentOfAsync(ResourceNames.Migrations)).ShouldNotContainKey("CheckIn__Key");
    }

    [Theory]
    [InlineData("containers")]
    [InlineData("local")]
    public async Task Smtp4dev_catches_the_mail_and_shows_it(string servers)
    {
        await using var model = await AppHostModel.OfAsync("--servers", servers);

        model.AnnotationsOf<HealthCheckAnnotation>(ResourceNames.Mail).ShouldHaveSingleItem();
        model.AnnotationsOf<ResourceRelationshipAnnotation>(ResourceNames.Notifier).ShouldContain(
            relation => relation.Resource.Name == ResourceNames.Mail);
        (await model.LinksOfAsync(ResourceNames.Mail, "http")).ShouldBe([("http://localhost", "Mail")]);
        await ShouldSendToAsync(model, $"{{{ResourceNames.Mail}.bindings.smtp.host}}", $"{{{ResourceNames.Mail}.bindings.smtp.port}}");
    }

    [Fact]
    public async Task Container_and_tool_of_smtp4dev_are_the_same_version()
    {
        await using var model = await AppHostModel.OfAsync("--servers", "containers");
        using var tools = JsonDocument.Parse(
            await File.ReadAllTextAsync(Path.Combine(Tree.Root, ".config", "dotnet-tools.json"), TestContext.Current.CancellationToken));

        var image = model.AnnotationsOf<ContainerImageAnnotation>(ResourceNames.Mail).ShouldHaveSingleItem();

        $"{image.Registry}/{image.Image}".ShouldBe("docker.io/rnwood/smtp4dev");
        image.Tag.ShouldBe(tools.RootElement.GetProperty("tools").GetProperty("rnwood.smtp4dev").GetProperty("version").GetString());
    }

    [Fact]
    public async Task With_managed_servers_somebody_says_which_mail_server_delivers()
    {
        await using var model = await AppHostModel.OfAsync("--servers", "managed");

        model.Resources.ShouldAllBe(resource => resource.Name != ResourceNames.Mail);
        var settings = await model.EnvironmentOfAsync(ResourceNames.Notifier);
        foreach (var (setting, parameter) in new[]
        {
            ("Host", "host"), ("Port", "port"), ("Security", "security"), (
                "UserName", "user-name"), ("Password", "password"), ("From", "from"),
        })
        {
            settings[$"Mail__{setting}"].ShouldBe($"{{mail-{parameter}.value}}");
        }

        model.Resource<ParameterResource>("mail-host").Default.ShouldBeNull("Nobody can guess it.");
        model.Resource<ParameterResource>("mail-security").Default!.GetDefaultValue().ShouldBe("StartTls");
    }

    private static async Task ShouldSendToAsync(AppHostModel model, string host, string port)
    {
        var settings = await model.EnvironmentOfAsync(ResourceNames.Notifier);
        settings["Mail__Host"].ShouldBe(host);
        settings["Mail__Port"].ShouldBe(port);
        settings["Mail__Security"].ShouldBe("None");
        settings["Mail__From"].ShouldBe("bookings@localhost");
        (await model.EnvironmentOfAsync(ResourceNames.Api)).Keys.ShouldNotContain(
            key => key.StartsWith("Mail__", StringComparison.Ordinal));
    }
}
