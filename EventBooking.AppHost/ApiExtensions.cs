namespace EventBooking.AppHost;

internal static class ApiExtensions
{
    private const string Endpoint = ServiceExtensions.Endpoint;

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
