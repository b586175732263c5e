using EventBooking.ServiceDefaults;
using k8s;
using k8s.Models;

namespace EventBooking.AppHostTests.Deployment;

/// <summary>
/// deploy/kubernetes runs what the app host runs on managed servers. Each manifest is read strictly, by Kubernetes' own schema.
/// </summary>
public sealed class KubernetesTests
{
    private static readonly string Folder = Path.Combine(Tree.Root, "deploy", "kubernetes");
    private static readonly IReadOnlyList<IKubernetesObject<V1ObjectMeta>> Manifests = [.. Directory
        .GetFiles(Folder, "*.yaml", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) != "kustomization.yaml")
        .SelectMany(file => KubernetesYaml.LoadAllFromString(File.ReadAllText(file), strict: true))
        .Cast<IKubernetesObject<V1ObjectMeta>>()];

    private static readonly Dictionary<string, V1PodTemplateSpec> Pods = Of<V1Deployment>()
        .Select(it => (Name: it.Name(), it.Spec.Template))
        .Concat(Of<V1Job>().Select(it => (Name: it.Name(), it.Spec.Template)))
        .ToDictionary(it => it.Name, it => it.Template, StringComparer.Ordinal);

    [Fact]
    public void Every_manifest_is_part_of_a_kustomization()
    {
        foreach (var folder in new[] { Folder, Path.Combine(Folder, "bootstrap") })
        {
            var kustomization = File.ReadAllText(Path.Combine(folder, "kustomization.yaml"));
            foreach (var file in Directory.GetFiles(folder, "*.yaml").Select(Path.GetFileName).Where(file => file != "kustomization.yaml"))
            {
                kustomization.ShouldContain($"\n  - {file}\n");
            }
        }
    }

    [Theory]
    [InlineData(ResourceNames.Migrations)]
    [InlineData(ResourceNames.Api)]
    [InlineData(ResourceNames.Notifier)]
    public async Task Each_service_has_the_settings_that_the_app_host_gives_it(string service)
    {
        await using var model = await AppHostModel.OfAsync("--servers", "managed");
        var named = Pods[service].Spec.Containers[0].Env.Select(variable => variable.Name).ToList();

        var missing = (await SettingNames.OfAsync(model, service)).Except(named.Concat(Shared()), StringComparer.Ordinal);

        // Their defaults suit whom bootstrap made, and a mail server with STARTTLS.
        missing.Except(["Roles__Api", "Roles__Notifier", "Mail__Port", "Mail__Security"], StringComparer.Ordinal).ShouldBeEmpty();
        named.Concat(Shared()).Where(name => !SettingNames.Documented.Contains(name)).ShouldBeEmpty("There is no such setting.");
    }

    [Fact]
    public async Task Bootstrap_has_the_settings_that_the_app_host_gives_it()
    {
        await using var model = await AppHostModel.OfAsync("--servers", "containers");
        var expected = await SettingNames.OfAsync(model, ResourceNames.Bootstrap);
        expected.UnionWith(await SettingNames.OfAsync(model, ResourceNames.BrokerBootstrap));

        Pods[ResourceNames.Bootstrap].Spec.Containers[0].Env.Select(variable => variable.Name).ShouldBe(expected, ignoreOrder: true);
        Pods[ResourceNames.Bootstrap].Spec.Containers[0].Args.ShouldBe(["bootstrap"]);
    }

    [Fact]
    public void Each_pod_takes_its_secrets_from_a_secret_of_its_own()
    {
        foreach (var (name, pod) in Pods)
        {
            pod.Spec.Containers[0].Env.ShouldAllBe(variable => variable.ValueFrom.SecretKeyRef.Name == $"eventbooking-{name}", name);
            pod.Spec.Containers[0].Env.ShouldAllBe(variable => variable.ValueFrom.SecretKeyRef.Key == variable.Name, name);
        }

        Pods.SelectMany(pod => pod.Value.Spec.Containers[0].Env.Where(variable => variable.ValueFrom.SecretKeyRef.Optional == true))
            .Select(variable => variable.Name).ToHashSet(StringComparer.Ordinal)
            .ShouldBe(
                [
                    "ConnectionStrings__redis", "ConnectionStrings__postgres", "ConnectionStrings__rabbitmq_management",
                    "CheckIn__PreviousKeys__0", "DataProtection__CertificatePassword", "DataProtection__PreviousCertificates__0",
                    "Mail__UserName", "Mail__Password", "Sms__Secret",
                ],
                ignoreOrder: true);
        Of<V1Secret>().ShouldBeEmpty("They are the operator's.");
    }

    [Fact]
    public void No_pod_may_do_more_than_the_restricted_standard_allows()
    {
        Of<V1Namespace>().ShouldHaveSingleItem().Metadata.Labels["pod-security.kubernetes.io/enforce"].ShouldBe("restricted");
        Pods.Count.ShouldBe(4);
        foreach (var (name, pod) in Pods)
        {
            pod.Spec.AutomountServiceAccountToken.ShouldBe(false, name);
            pod.Spec.SecurityContext.RunAsNonRoot.ShouldBe(true, name);
            pod.Spec.SecurityContext.SeccompProfile.Type.ShouldBe("RuntimeDefault", name);
            var container = pod.Spec.Containers.ShouldHaveSingleItem();
            container.SecurityContext.AllowPrivilegeEscalation.ShouldBe(false, name);
            container.SecurityContext.ReadOnlyRootFilesystem.ShouldBe(true, name);
            container.SecurityContext.Capabilities.Drop.ShouldHaveSingleItem(name).ShouldBe("ALL");
            container.Resources.Requests.Keys.ShouldBe(["cpu", "memory"], ignoreOrder: true);
            container.Resources.Limits.Keys.ShouldHaveSingleItem(name).ShouldBe("memory");
        }
    }

    [Theory]
    [InlineData(ResourceNames.Api)]
    [InlineData(ResourceNames.Notifier)]
    public void Two_replicas_are_replaced_one_by_one_and_watched(string service)
    {
        var deployment = Of<V1Deployment>().Single(it => it.Name() == service).Spec;

        deployment.Replicas.ShouldBe(2);
        deployment.Strategy.RollingUpdate.MaxUnavailable.Value.ShouldBe("0");
        var container = deployment.Template.Spec.Containers[0];
        container.Image.ShouldBe($"eventbooking-{service}");
        container.ReadinessProbe.HttpGet.Path.ShouldBe("/health");
        container.LivenessProbe.HttpGet.Path.ShouldBe("/alive");
        foreach (var selector in new[]
        {
            deployment.Selector,
            Of<V1PodDisruptionBudget>().Single(it => it.Name() == service).Spec.Selector,
        })
        {
            selector.MatchLabels.ShouldAllBe(label => deployment.Template.Metadata.Labels[label.Key] == label.Value);
        }
    }

    [Fact]
    public void The_ingress_leads_to_the_API()
    {
        var service = Of<V1Service>().ShouldHaveSingleItem();
        var path = Of<V1Ingress>().ShouldHaveSingleItem().Spec.Rules[0].Http.Paths.ShouldHaveSingleItem();

        path.Backend.Service.Name.ShouldBe(service.Name());
        path.Backend.Service.Port.Name.ShouldBe(service.Spec.Ports[0].Name);
        service.Spec.Ports[0].TargetPort.Value.ShouldBe(Pods[ResourceNames.Api].Spec.Containers[0].Ports[0].Name);
        service.Spec.Selector.ShouldAllBe(label => Pods[ResourceNames.Api].Metadata.Labels[label.Key] == label.Value);
    }

    private static IEnumerable<T> Of<T>() => Manifests.OfType<T>();

    // Settings that are no secrets, in one ConfigMap.
    private static IEnumerable<string> Shared() => File.ReadAllLines(Path.Combine(Folder, "kustomization.yaml"))
        .Select(line => line.Trim())
        .Where(line => line.StartsWith("- ", StringComparison.Ordinal) && line.Contains('=', StringComparison.Ordinal))
        .Select(line => line[2..line.IndexOf('=', StringComparison.Ordinal)]);
}
