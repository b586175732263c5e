using EventBooking.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventBooking.AppHostTests;

/// <summary>The app host's model: what would run, without running it.</summary>
internal sealed class AppHostModel : IAsyncDisposable
{
    public static readonly string[] Servers = [ResourceNames.Postgres, ResourceNames.Redis, ResourceNames.RabbitMq, ResourceNames.Mail];
    private readonly DistributedApplication _app;

    private AppHostModel(DistributedApplication app) => _app = app;

    public IEnumerable<IResource> Resources => _app.Services.GetRequiredService<DistributedApplicationModel>().Resources
        // Aspire's own, hidden behind each project for its command "Rebuild".
        .Where(resource => !resource.Name.EndsWith("-rebuilder", StringComparison.Ordinal));

    public IEnumerable<string> Names => Resources.Select(resource => resource.Name);

    public static async Task<AppHostModel> OfAsync(params string[] arguments)
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.EventBooking_AppHost>(
            ["--data-dir", TestFolder.Subfolder("model"), .. arguments], TestContext.Current.CancellationToken);
        builder.Services.AddHostedService<NeverStarts>();
        // It says that it never started.
        builder.Services.AddLogging(logging => logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None));
        return new AppHostModel(await builder.BuildAsync(TestContext.Current.CancellationToken));
    }

    public T Resource<T>(string name)
        where T : IResource => Resources.OfType<T>().Single(resource => resource.Name == name);

    public IResource Resource(string name) => Resource<IResource>(name);

    public IEnumerable<T> AnnotationsOf<T>(string name)
        where T : IResourceAnnotation => Resource(name).Annotations.OfType<T>();

    /// <summary>Who waits for whom, and for what.</summary>
    public IEnumerable<(string For, WaitType Type)> WaitsOf(string name) =>
        AnnotationsOf<WaitAnnotation>(name).Select(wait => (wait.Resource.Name, wait.WaitType));

    /// <summary>As a deployment would have it: values that belong to others or are secret are expressions in braces.</summary>
    public async Task<Dictionary<string, string>> EnvironmentOfAsync(string name)
    {
#pragma warning disable CS0618 // The replacement builds a whole execution configuration to read one dictionary.
        return await Resource<ProjectResource>(name).GetEnvironmentVariableValuesAsync(DistributedApplicationOperation.Publish);
#pragma warning restore CS0618
    }

    /// <summary>The links to an endpoint, as the dashboard shows them where it listens on http://localhost.</summary>
    public async Task<List<(string Url, string? Text)>> LinksOfAsync(string name, string endpoint)
    {
        var resource = Resource<IResourceWithEndpoints>(name);
        List<ResourceUrlAnnotation> urls = [new() { Url = "http://localhost", Endpoint = new EndpointReference(resource, endpoint) }];
        var context = new ResourceUrlsCallbackContext(
            _app.Services.GetRequiredService<DistributedApplicationExecutionContext>(), resource, urls);
        foreach (var link in resource.Annotations.OfType<ResourceUrlsCallbackAnnotation>())
        {
            await link.Callback(context);
        }

        return [.. urls.Select(url => (url.Url, url.DisplayText))];
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    public static string ConnectionString(string name) => $"ConnectionStrings__{name}";

    // The app host's program goes on behind a test that only builds: it would start containers on the developer's own volumes.
    private sealed class NeverStarts : IHostedLifecycleService
    {
        public async Task StartingAsync(CancellationToken cancellationToken)
        {
            var ended = new TaskCompletionSource();
            await using var registration = cancellationToken.Register(() => ended.TrySetCanceled(cancellationToken));
            await ended.Task;
        }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
