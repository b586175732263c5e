using EventBooking.LocalServers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EventBooking.AppHost;

/// <summary>What the API shows on the dashboard and on the console.</summary>
internal static partial class ApiExtensions
{
    private const string Endpoint = ServiceExtensions.Endpoint;

    public static IResourceBuilder<ProjectResource> WithApiEndpoint(this IResourceBuilder<ProjectResource> api, int port) =>
        api.WithServiceEndpoint(port).WithExternalHttpEndpoints();

    public static IResourceBuilder<ProjectResource> WithApiLinks(this IResourceBuilder<ProjectResource> api) => api
        .WithUrlForEndpoint(Endpoint, url => url.DisplayText = "API")
        .WithUrlForEndpoint(Endpoint, endpoint => new ResourceUrlAnnotation { Url = "/docs", DisplayText = "Documentation" })
        .WithUrlForEndpoint(Endpoint, endpoint => new ResourceUrlAnnotation { Url = "/health", DisplayText = "Health" });

    /// <summary>A command on the dashboard, and at the start where asked for.</summary>
    public static IResourceBuilder<ProjectResource> WithSampleEvents(this IResourceBuilder<ProjectResource> api, bool atStart)
    {
        api.WithCommand("add-sample-events", "Add sample events", context => AddAsync(api, context), new CommandOptions
        {
            IconName = "CalendarAdd",
            Description = "Publishes a few events in the near future.",
            UpdateState = context => context.ResourceSnapshot.State?.Text == KnownResourceStates.Running ? ResourceCommandState.Enabled : ResourceCommandState.Disabled,
        });
        if (api.ApplicationBuilder.ExecutionContext.IsRunMode)
        {
            api.OnResourceReady((resource, ready, cancellationToken) => SayReadyAsync(api, atStart, ready, cancellationToken));
        }

        return api;
    }

    private static async Task SayReadyAsync(IResourceBuilder<ProjectResource> api, bool sample, ResourceReadyEvent ready, CancellationToken cancellationToken)
    {
        var address = AddressOf(api);
        if (sample)
        {
            await SampleEvents.AddAsync(address, TimeProvider.System, cancellationToken);
        }

        var logger = ready.Services.GetRequiredService<ILoggerFactory>().CreateLogger("EventBooking");
        Log.Running(logger, address);
    }

    private static async Task<ExecuteCommandResult> AddAsync(IResourceBuilder<ProjectResource> api, ExecuteCommandContext context)
    {
        try
        {
            await SampleEvents.AddAsync(AddressOf(api), TimeProvider.System, context.CancellationToken);
            return CommandResults.Success();
        }
        catch (Exception exception) when (exception is LocalServerException or HttpRequestException)
        {
            return CommandResults.Failure(exception);
        }
    }

    private static Uri AddressOf(IResourceBuilder<ProjectResource> api) => new(api.GetEndpoint(Endpoint).Url);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "EventBooking is running at {Api}, its documentation at /docs there")]
        public static partial void Running(ILogger logger, Uri api);
    }
}
