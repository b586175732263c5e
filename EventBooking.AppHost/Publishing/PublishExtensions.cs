using Aspire.Hosting.Docker;
using Aspire.Hosting.Docker.Resources.ComposeNodes;
using Aspire.Hosting.Kubernetes;

namespace EventBooking.AppHost.Publishing;

/// <summary>How the resources are published, for one target at a time.</summary>
internal static class PublishExtensions
{
    public static void AddTarget(this IDistributedApplicationBuilder builder, AppHostOptions options)
    {
        if (!builder.ExecutionContext.IsPublishMode)
        {
            return;
        }

        if (options.Target == PublishTarget.Kubernetes)
        {
            // Aspire's default, emptyDir, loses a server's data with its pod.
            builder.AddKubernetesEnvironment("kubernetes").WithDashboard(enabled: false).WithProperties(cluster =>
            {
                cluster.DefaultStorageType = "pvc";
                cluster.DefaultStorageSize = "10Gi";
            });
        }
        else
        {
            builder.AddDockerComposeEnvironment("compose").WithDashboard(enabled: false);
        }
    }

    /// <summary>A server that comes back with its machine.</summary>
    public static IResourceBuilder<T> PublishAsServer<T>(this IResourceBuilder<T> server)
        where T : ContainerResource => server.ForCompose(service =>
        {
            service.Restart = "unless-stopped";
            // RabbitMQ keeps its data under the name of its host.
            service.Hostname = server.Resource.Name;
        });

    /// <summary>A program that ends when its work is done.</summary>
    public static IResourceBuilder<ProjectResource> PublishAsJob(this IResourceBuilder<ProjectResource> program) => program
        .ForCompose(service => service.Restart = "on-failure")
        .ForKubernetes(service =>
        {
            service.Workload!.PodTemplate.Harden();
            service.Workload = new Job(program.Resource.Name, service.Workload.PodTemplate);
        });

    /// <summary>A service with replicas where the target has them; a release replaces one after the other.</summary>
    public static IResourceBuilder<ProjectResource> PublishAsScaledService(this IResourceBuilder<ProjectResource> program) => program
        .ForCompose(service => service.Restart = "unless-stopped")
        .ForKubernetes(service =>
        {
            var pod = service.Workload!.PodTemplate;
            pod.Harden();
            pod.Size();
            pod.CorrectProbes();
            service.ReplaceOneByOne();
        });

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
