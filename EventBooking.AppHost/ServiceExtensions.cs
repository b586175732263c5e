using EventBooking.AppHost.Publishing;

namespace EventBooking.AppHost;

/// <summary>What every service has.</summary>
internal static class ServiceExtensions
{
    /// <summary>The one endpoint of a service.</summary>
    public const string Endpoint = "http";

    private const int ContainerPort = 8080;

    /// <summary>One address in front of all replicas. In a container the port is fixed; beside others on one machine it is any.</summary>
    /// <param name="service">The service.</param>
    /// <param name="port">The address's port; null takes any.</param>
    public static IResourceBuilder<ProjectResource> WithServiceEndpoint(this IResourceBuilder<ProjectResource> service, int? port = null) =>
        service.WithHttpEndpoint(port, service.ApplicationBuilder.ExecutionContext.IsPublishMode ? ContainerPort : null, Endpoint);

    /// <summary>Only checks ask it: its link leads to them.</summary>
    public static IResourceBuilder<ProjectResource> WithNotifierEndpoint(this IResourceBuilder<ProjectResource> notifier) => notifier
        .WithServiceEndpoint()
        .WithUrlForEndpoint(Endpoint, url => (url.Url, url.DisplayText) = ($"{url.Url}/health", "Health"));

    /// <summary>The checks that the dashboard and a cluster make; a probe is both.</summary>
    public static IResourceBuilder<ProjectResource> WithHealth(this IResourceBuilder<ProjectResource> service) => service
        .WithHttpProbe(ProbeType.Readiness, "/health", periodSeconds: 5, timeoutSeconds: 5)
        .WithHttpProbe(ProbeType.Liveness, "/alive", initialDelaySeconds: 10, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6);

    /// <summary>Where links to the public pages lead: here to the API itself; where it is deployed, somebody has to say.</summary>
    /// <param name="service">Makes links.</param>
    /// <param name="web">Answers them; null for the service itself.</param>
    public static IResourceBuilder<ProjectResource> WithPublicUrl(this IResourceBuilder<ProjectResource> service, IResourceBuilder<ProjectResource>? web = null)
    {
        const string setting = "Public__BaseUrl";
        return service.ApplicationBuilder.ExecutionContext.IsPublishMode
            ? service.WithParameter(setting, PublishExtensions.PublicUrl)
            : service.WithEnvironment(setting, (web ?? service).GetEndpoint(Endpoint));
    }

    public static IResourceBuilder<T> WithSettings<T>(this IResourceBuilder<T> service, Settings settings)
        where T : IResourceWithEnvironment => service.WithEnvironment(context =>
    {
        foreach (var (name, value) in settings())
        {
            context.EnvironmentVariables[name] = value;
        }
    });
}
