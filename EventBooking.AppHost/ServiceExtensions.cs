namespace EventBooking.AppHost;

/// <summary>What every service has.</summary>
internal static class ServiceExtensions
{
    public const string Endpoint = "http";

    // Only checks ask it: its link leads to them.
    public static IResourceBuilder<ProjectResource> WithNotifierEndpoint(this IResourceBuilder<ProjectResource> notifier) => notifier
        .WithHttpEndpoint(name: Endpoint)
        .WithUrlForEndpoint(Endpoint, url => (url.Url, url.DisplayText) = ($"{url.Url}/health", "Health"));

    /// <summary>The checks that the dashboard and a cluster make; a probe is both.</summary>
    public static IResourceBuilder<ProjectResource> WithHealth(this IResourceBuilder<ProjectResource> service) => service
        .WithHttpProbe(ProbeType.Readiness, "/health", periodSeconds: 5, timeoutSeconds: 5)
        .WithHttpProbe(ProbeType.Liveness, "/alive", initialDelaySeconds: 10, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6);

    // Links in mails lead there.
    public static IResourceBuilder<ProjectResource> WithPublicUrl(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<ProjectResource> web) =>
        service.WithEnvironment("Public__BaseUrl", web.GetEndpoint(Endpoint));

    public static IResourceBuilder<ProjectResource> WithUserOf(this IResourceBuilder<ProjectResource> service, Access access)
    {
        service.WithSettings(access.Users[service.Resource.Name]);
        return access.Server is { } server ? service.WithReferenceRelationship(server.Resource) : service;
    }

    /// <summary>Adds what makes the users of a server; null on a server that already has its users.</summary>
    public static IResourceBuilder<ProjectResource>? AddBootstrap(
        this IDistributedApplicationBuilder builder, string name, Access access) =>
        access is { Server: { } server, Bootstrap: { } settings }
            ? builder.AddProject<Projects.EventBooking_MigrationService>(name)
                .WithoutHttpsCertificate()
                .WithArgs("bootstrap")
                .WithSettings(settings)
                .WithReferenceRelationship(server.Resource)
                .WaitFor(server)
            : null;

    public static IResourceBuilder<ProjectResource> WaitForBootstrap(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<ProjectResource>? bootstrap) =>
        bootstrap is null ? service : service.WaitForCompletion(bootstrap);

    public static IResourceBuilder<T> WithSettings<T>(this IResourceBuilder<T> service, Settings settings)
        where T : IResourceWithEnvironment => service.WithEnvironment(context =>
    {
        foreach (var (name, value) in settings())
        {
            context.EnvironmentVariables[name] = value;
        }
    });
}
