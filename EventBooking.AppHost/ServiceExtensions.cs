namespace EventBooking.AppHost;

internal static class ServiceExtensions
{
    public const string Endpoint = "http";

    /// <summary>A program of ours that works in the database.</summary>
    public static IResourceBuilder<ProjectResource> AddService<TProject>(
        this IDistributedApplicationBuilder builder, string name, Servers servers)
        where TProject : IProjectMetadata, new() => builder.AddProject<TProject>(name)
        // All of it speaks HTTP on this machine only, and with a certificate the dashboard would ask to trust it.
        .WithoutHttpsCertificate()
        .WithReferenceEnvironment(ReferenceEnvironmentInjectionFlags.ConnectionString)
        .WithUserOf(servers.Database)
        .WithSettings(servers.KeyRing);

    /// <summary>What API and notifier have beyond that, once they have an endpoint.</summary>
    public static IResourceBuilder<ProjectResource> AsLasting(
        this IResourceBuilder<ProjectResource> service,
        Servers servers,
        IResourceBuilder<ProjectResource> migrations,
        int replicas) => service
        .WithUserOf(servers.RabbitMq)
        .WithSettings(servers.CheckInKey)
        .WaitForCompletion(migrations)
        // The checks that the dashboard and a cluster make; a probe is both.
        .WithHttpProbe(ProbeType.Readiness, "/health", periodSeconds: 5, timeoutSeconds: 5)
        .WithHttpProbe(ProbeType.Liveness, "/alive", initialDelaySeconds: 10, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6)
        .WithReplicas(replicas);

    public static IResourceBuilder<ProjectResource> WithApiEndpoint(this IResourceBuilder<ProjectResource> api, int port) =>
        api.WithHttpEndpoint(port, name: Endpoint).WithExternalHttpEndpoints()
            .ShowOnConsole("API", () => $"http://localhost:{port}")
            .ShowOnConsole("Documentation", () => $"http://localhost:{port}/docs");

    public static IResourceBuilder<ProjectResource> WithApiLinks(this IResourceBuilder<ProjectResource> api) => api
        .WithUrlForEndpoint(Endpoint, url => url.DisplayText = "API")
        .WithUrlForEndpoint(Endpoint, endpoint => new ResourceUrlAnnotation { Url = "/docs", DisplayText = "Documentation" })
        .WithUrlForEndpoint(Endpoint, endpoint => new ResourceUrlAnnotation { Url = "/health", DisplayText = "Health" });

    public static IResourceBuilder<ProjectResource> WithSampleEvents(this IResourceBuilder<ProjectResource> api) => api.WithCommand(
        "add-sample-events",
        "Add sample events",
        context => AddAsync(api, context),
        new CommandOptions
        {
            IconName = "CalendarAdd",
            Description = "Publishes a few events in the near future.",
            UpdateState = context => context.ResourceSnapshot.State?.Text == KnownResourceStates.Running
                ? ResourceCommandState.Enabled
                : ResourceCommandState.Disabled,
        });

    // Only checks ask it: its link leads to them.
    public static IResourceBuilder<ProjectResource> WithNotifierEndpoint(this IResourceBuilder<ProjectResource> notifier) => notifier
        .WithHttpEndpoint(name: Endpoint)
        .WithUrlForEndpoint(Endpoint, url => (url.Url, url.DisplayText) = ($"{url.Url}/health", "Health"));

    private static IResourceBuilder<ProjectResource> WithUserOf(this IResourceBuilder<ProjectResource> service, Access access)
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

    public static IResourceBuilder<T> WithSettings<T>(this IResourceBuilder<T> service, Settings settings)
        where T : IResourceWithEnvironment => service.WithEnvironment(context =>
    {
        foreach (var (name, value) in settings())
        {
            context.EnvironmentVariables[name] = value;
        }
    });

    private static async Task<ExecuteCommandResult> AddAsync(IResourceBuilder<ProjectResource> api, ExecuteCommandContext context)
    {
        try
        {
            await SampleEvents.AddAsync(new Uri(api.GetEndpoint(Endpoint).Url), TimeProvider.System, context.CancellationToken);
            return CommandResults.Success();
        }
        catch (LocalServerException exception)
        {
            return CommandResults.Failure(exception);
        }
    }
}
