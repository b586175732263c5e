using System.Text.RegularExpressions;
using EventBooking.LocalServers;
using EventBooking.ServiceDefaults;

namespace EventBooking.AppHostTests.Deployment;

/// <summary>compose.yaml runs the same system as the app host.</summary>
public sealed partial class ComposeTests
{
    private const string Secrets = "secrets";
    private const string SecretsFolder = "/run/secrets";
    private static readonly string[] OneShots = [Secrets, ResourceNames.Bootstrap, ResourceNames.Migrations];
    private static readonly ComposeFile Compose = ComposeFile.Read(Path.Combine(Tree.Root, "compose.yaml"));

    [Fact]
    public async Task Its_containers_are_the_parts_of_the_app_host()
    {
        await using var model = await AppHostModel.OfAsync("--servers", "containers");

        Compose.Services.Keys.Except([Secrets], StringComparer.Ordinal).ShouldBe(
            model.Resources.Where(resource => resource is not ParameterResource).Select(resource => resource.Name)
                // One container makes the users on both servers.
                .Except([ResourceNames.BrokerBootstrap], StringComparer.Ordinal),
            ignoreOrder: true);
        foreach (var server in AppHostModel.Servers)
        {
            var image = model.AnnotationsOf<ContainerImageAnnotation>(server).ShouldHaveSingleItem();
            Compose.Services[server].Image.ShouldBe($"{image.Registry}/{image.Image}:{image.Tag}");
        }
    }

    [Theory]
    [InlineData(ResourceNames.Bootstrap)]
    [InlineData(ResourceNames.Migrations)]
    [InlineData(ResourceNames.Api)]
    [InlineData(ResourceNames.Notifier)]
    public async Task Each_service_has_the_settings_that_the_app_host_gives_it(string service)
    {
        await using var model = await AppHostModel.OfAsync("--servers", "containers");
        var expected = await SettingNames.OfAsync(model, service);
        if (service == ResourceNames.Bootstrap)
        {
            expected.UnionWith(await SettingNames.OfAsync(model, ResourceNames.BrokerBootstrap));
        }

        var secrets = Directory.GetFiles(Path.Combine(await MadeSecretsAsync(), service)).Select(Path.GetFileName).OfType<string>();

        Compose.Services[service].Environment.Keys.Concat(secrets).ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public void Each_container_sees_its_own_secrets_and_none_stands_in_the_file()
    {
        foreach (var (name, service) in Compose.Services)
        {
            var mounted = service.Volumes.Select(volume => volume.Split(':')).ToList();
            mounted.ShouldAllBe(volume => Compose.Volumes.ContainsKey(volume[0]), name);
            if (name != Secrets)
            {
                mounted.Where(volume => volume[0].StartsWith(Secrets, StringComparison.Ordinal)).Select(volume => string.Join(':', volume))
                    .ShouldBe(name == ResourceNames.Mail ? [] : [$"{Secrets}-{name}:{SecretsFolder}:ro"]);
            }

            service.Environment.Where(variable => SecretName().IsMatch(variable.Key))
                .ShouldAllBe(variable => variable.Value.StartsWith(SecretsFolder, StringComparison.Ordinal), name);
        }
    }

    [Fact]
    public async Task What_holds_secrets_is_a_volume_for_each_container()
    {
        var folders = Directory.GetDirectories(await MadeSecretsAsync()).Select(Path.GetFileName).OfType<string>().ToList();

        Compose.Services[Secrets].Volumes.ShouldBe(
            folders.Select(folder => folder == "store" ? $"{Secrets}:/secrets/store" : $"{Secrets}-{folder}:/secrets/{folder}"),
            ignoreOrder: true);
        // Else a volume belongs to root.
        var made = Made().Match(await File.ReadAllTextAsync(Path.Combine(Tree.Root, "Dockerfile"), TestContext.Current.CancellationToken));
        made.Groups["folders"].Value.Split(' ').ShouldBe(folders, ignoreOrder: true);
    }

    [Fact]
    public void Only_the_api_and_the_mails_can_be_reached_and_from_this_machine_only() => Compose.Services
        .SelectMany(service => service.Value.Ports.Select(port => (service.Key, port)))
        .ShouldBe(
            [
                (ResourceNames.Mail, "127.0.0.1:${EVENTBOOKING_MAIL_PORT:-8025}:80"),
                (ResourceNames.Api, "127.0.0.1:${EVENTBOOKING_PORT:-8000}:8080"),
            ],
            ignoreOrder: true);

    [Fact]
    public void No_container_is_root_or_may_write_beyond_its_volumes()
    {
        foreach (var (name, service) in Compose.Services)
        {
            service.ReadOnly.ShouldBeTrue(name);
            service.CapDrop.ShouldHaveSingleItem(name).ShouldBe("ALL");
            service.SecurityOpt.ShouldHaveSingleItem(name).ShouldBe("no-new-privileges:true");
            // The images that are built here have it themselves.
            (IsBuilt(service) || service.User?.Split(':')[0] is not (null or "root" or "0")).ShouldBeTrue(name);
            service.Logging.Options.ShouldContainKey("max-size", name);
        }
    }

    [Fact]
    public void A_start_goes_through_in_order_and_what_stays_is_watched()
    {
        foreach (var (name, service) in Compose.Services)
        {
            var isOneShot = OneShots.Contains(name, StringComparer.Ordinal);
            service.Restart.ShouldBe(isOneShot ? "no" : "unless-stopped", name);
            (service.Healthcheck is null).ShouldBe(isOneShot, name);
            foreach (var (other, wait) in service.DependsOn)
            {
                wait.Condition.ShouldBe(
                    OneShots.Contains(other, StringComparer.Ordinal) ? "service_completed_successfully" : "service_healthy", name);
            }

        }

        WaitsOf(ResourceNames.Postgres).ShouldBe([Secrets]);
        WaitsOf(ResourceNames.Bootstrap).ShouldBe([ResourceNames.Postgres, ResourceNames.RabbitMq], ignoreOrder: true);
        WaitsOf(ResourceNames.Migrations).ShouldBe([ResourceNames.Bootstrap]);
        foreach (var service in new[] { ResourceNames.Api, ResourceNames.Notifier })
        {
            Compose.Services[service].DependsOn.ShouldContainKey(ResourceNames.Migrations);
            Compose.Services[service].Healthcheck!.Test[^1].ShouldBe(HealthCommand.Name);
        }

        IEnumerable<string> WaitsOf(string name) => Compose.Services[name].DependsOn.Keys;
    }

    [Fact]
    public void PostgreSQL_logs_no_values() => string.Concat(Compose.Services[ResourceNames.Postgres].Command)
        .ShouldContain(string.Concat(PostgresSettings.DiscreetLog));

    [Fact]
    public async Task Images_are_stages_of_the_Dockerfile_with_all_that_they_are_built_from()
    {
        var dockerfile = await File.ReadAllTextAsync(Path.Combine(Tree.Root, "Dockerfile"), TestContext.Current.CancellationToken);
        var ignored = await File.ReadAllLinesAsync(Path.Combine(Tree.Root, ".dockerignore"), TestContext.Current.CancellationToken);

        dockerfile.ShouldContain("\nUSER $APP_UID\n");
        dockerfile.ShouldContain("--chown=$APP_UID:$APP_UID /secrets /secrets\n");
        foreach (var service in Compose.Services.Values.Where(service => service.Build is not null))
        {
            Compose.Services.Values.Count(other => other.Image == service.Image && other.Build is not null)
                .ShouldBe(1, "They get in each other's way.");
            service.Image.ShouldBe($"eventbooking-{service.Build!.Target}");
            dockerfile.ShouldContain($"FROM runtime AS {service.Build.Target}\n");
        }

        string[] projects = ["Api", "Notifier", "MigrationService"];
        var needed = projects.Select(name => $"EventBooking.{name}").SelectMany(WithReferences).ToHashSet(StringComparer.Ordinal);
        Copied().Matches(dockerfile).Select(copy => copy.Groups["project"].Value).ShouldBe(needed, ignoreOrder: true);
        ignored.Where(line => line.StartsWith("!EventBooking.", StringComparison.Ordinal)).Select(line => line[1..])
            .ShouldBe(needed, ignoreOrder: true);
    }

    private static bool IsBuilt(ComposeService service) =>
        Compose.Services.Values.Any(other => other.Image == service.Image && other.Build is not null);

    private static IEnumerable<string> WithReferences(string project) => Reference()
        .Matches(File.ReadAllText(Path.Combine(Tree.Root, project, $"{project}.csproj")))
        .SelectMany(reference => WithReferences(reference.Groups["project"].Value))
        .Prepend(project);

    private static async Task<string> MadeSecretsAsync()
    {
        var folder = TestFolder.Subfolder("secrets");
        var (exitCode, output) = await ChildProcess.RunAsync(new ChildProcessOptions
        {
            Name = "secrets",
            FileName = "dotnet",
            Arguments = [Path.Combine(AppContext.BaseDirectory, "EventBooking.MigrationService.dll"), "secrets", folder],
        });
        exitCode.ShouldBe(0, output);
        return folder;
    }

    [GeneratedRegex("Password|Key|Certificate|Secret|ConnectionStrings", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex SecretName();

    [GeneratedRegex(
        "^RUN for folder in (?<folders>[^;]*); do mkdir",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Made();

    [GeneratedRegex(
        @"^COPY (?<project>EventBooking\.\w+)/\*\.csproj ",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Copied();

    [GeneratedRegex(
        @"<ProjectReference Include=""\.\.\\(?<project>EventBooking\.\w+)\\",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
