using Aspire.Hosting.Docker;
using Aspire.Hosting.Docker.Resources.ServiceNodes;
using Aspire.Hosting.Kubernetes;
using Service = Aspire.Hosting.Docker.Resources.ComposeNodes.Service;

namespace EventBooking.AppHost.Publishing;

/// <summary>How the resources are published, for one target at a time.</summary>
internal static class PublishExtensions
{
    /// <summary>The parameter that says where people reach the public pages.</summary>
    public const string PublicUrl = "public-base-url";

    private const string Product = "eventbooking";
    private const string Collector = "otlp-endpoint";
    private const string PreviousCertificate = "previous-key-ring-certificate";

    public static void AddTarget(this IDistributedApplicationBuilder builder, AppHostOptions options)
    {
        if (!builder.ExecutionContext.IsPublishMode)
        {
            return;
        }

        if (options.Target == PublishTarget.Kubernetes)
        {
            // Aspire's default, emptyDir, loses a server's data with its pod.
            builder.AddKubernetesEnvironment("kubernetes").ExcludeFromManifest().WithDashboard(enabled: false).WithHelm(chart => chart.WithChartName(Product)).WithProperties(cluster =>
            {
                cluster.DefaultStorageType = "pvc";
                cluster.DefaultStorageSize = "10Gi";
            });
        }
        else
        {
            // Named, so that volumes do not take the name of the folder that the file happens to lie in.
            builder.AddDockerComposeEnvironment("compose").ExcludeFromManifest().WithDashboard(enabled: false).ConfigureComposeFile(file => file.Name = Product);
        }

        builder.AddParameter(PublicUrl).AskOnlyWhenNeeded().WithDescription("Where people reach the public pages, such as https://tickets.example: links in mails lead there.");
        builder.AddParameter(Collector, "", publishValueAsDefault: true).WithDescription("Where logs, metrics and traces go (OTLP); nowhere while empty.");
        builder.AddParameter(PreviousCertificate, "", secret: true).WithDescription("The key ring's certificate before the present one, in base64; empty before the first rotation.");
    }

    /// <summary>A server that comes back with its machine.</summary>
    /// <param name="server">The server.</param>
    /// <param name="healthCommand">Run in its container; succeeds while it answers.</param>
    public static IResourceBuilder<T> PublishAsServer<T>(this IResourceBuilder<T> server, params string[] healthCommand)
        where T : ContainerResource => server
        .ForCompose(service =>
        {
            service.Restart = "unless-stopped";
            // RabbitMQ keeps its data under the name of its host.
            service.Hostname = server.Resource.Name;
            service.Healthcheck = new Healthcheck { Test = ["CMD", .. healthCommand], Interval = "15s", Timeout = "10s", Retries = 3, StartPeriod = "1m" };
            // Compose kills after 10 s, in the middle of a large checkpoint.
            service.StopGracePeriod = "1m";
        })
        .ForKubernetes(service => service.ServeWhenReady(healthCommand));

    /// <summary>A program that ends when its work is done.</summary>
    public static IResourceBuilder<ProjectResource> PublishAsJob(this IResourceBuilder<ProjectResource> program) => program
        .WithDeploymentSettings()
        .ForCompose(service => service.Restart = "on-failure")
        .ForKubernetes(service =>
        {
            service.NameSecretsOnce();
            service.Workload!.PodTemplate.Harden();
            service.Workload = new Job(program.Resource.Name, service.Workload.PodTemplate);
        });

    /// <summary>A service with replicas where the target has them; a release replaces one after the other.</summary>
    public static IResourceBuilder<ProjectResource> PublishAsScaledService(this IResourceBuilder<ProjectResource> program) => program
        .WithDeploymentSettings()
        .ForCompose(service =>
        {
            service.Restart = "unless-stopped";
            service.NameUsualValues(program.ApplicationBuilder.Resources.OfType<ParameterResource>());
        })
        .ForKubernetes(service =>
        {
            service.NameSecretsOnce();
            var pod = service.Workload!.PodTemplate;
            pod.Harden();
            pod.Size();
            pod.CorrectProbes();
            pod.RestartOnNewSettings();
            service.ReplaceOneByOne();
            service.AdditionalResources.Add(new PodDisruptionBudget(program.Resource.Name, pod));
        });

    /// <summary>Sets what a parameter says; nothing where there is no such parameter.</summary>
    public static IResourceBuilder<ProjectResource> WithParameter(this IResourceBuilder<ProjectResource> program, string setting, string name)
    {
        var parameter = program.ApplicationBuilder.Resources.OfType<ParameterResource>().SingleOrDefault(item => string.Equals(item.Name, name, StringComparison.Ordinal));
        return parameter is null ? program : program.WithEnvironment(context => context.EnvironmentVariables[setting] = parameter);
    }

    // Only where something is published: on a developer's machine telemetry goes to the dashboard, and no certificate came before.
    private static IResourceBuilder<ProjectResource> WithDeploymentSettings(this IResourceBuilder<ProjectResource> program) => program
        .WithParameter("OTEL_EXPORTER_OTLP_ENDPOINT", Collector)
        .WithParameter("DataProtection__PreviousCertificates__0", PreviousCertificate);

    // Aspire refuses what customizes a target that is not there.
    private static IResourceBuilder<T> ForCompose<T>(this IResourceBuilder<T> resource, Action<Service> configure)
        where T : IComputeResource =>
        resource.IsFor<T, DockerComposeEnvironmentResource>() ? resource.PublishAsDockerComposeService((_, service) => configure(service)) : resource;

    private static IResourceBuilder<T> ForKubernetes<T>(this IResourceBuilder<T> resource, Action<KubernetesResource> configure)
        where T : IComputeResource =>
        resource.IsFor<T, KubernetesEnvironmentResource>() ? resource.PublishAsKubernetesService(configure) : resource;

    private static bool IsFor<T, TEnvironment>(this IResourceBuilder<T> resource)
        where T : IResource => resource.ApplicationBuilder.Resources.OfType<TEnvironment>().Any();
}
