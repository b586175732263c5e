using System.Collections.Concurrent;
using System.Collections.Immutable;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Logging;

namespace EventBooking.AppHost;

/// <summary>Starts and stops the local servers and shows it on the dashboard. When the app host ends, all are stopped in order.</summary>
internal sealed partial class LocalServerLife(
    SystemFolder folder,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    IDistributedApplicationEventing eventing,
    IServiceProvider services) : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(8);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<LocalServerResource, byte> _begun = new();

    /// <summary>Returns when it answers, or has failed: the dashboard says why.</summary>
    public async Task StartAsync(LocalServerResource resource, CancellationToken cancellationToken)
    {
        if (_end.IsCancellationRequested)
        {
            return;
        }

        _begun.TryAdd(resource, 0);
        resource.Failure = null;
        var logger = loggers.GetLogger(resource);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _end.Token);
        await eventing.PublishAsync(new BeforeResourceStartedEvent(resource, services), cancellationToken);
        await ShowAsync(resource, KnownResourceStates.Starting);
        LocalServer server;
        try
        {
            server = await resource.StartAsync(
                new LocalServerOptions
                {
                    Folder = folder.Path,
                    ChoosePort = folder.Ports.Choose,
                    Durable = true,
                    OnLine = line => Log.Line(logger, line),
                },
                stop.Token);
        }
        catch (Exception exception) when (exception is LocalServerException or IOException or UnauthorizedAccessException)
        {
            Log.Failed(logger, exception.Message);
            resource.Failure = exception.Message;
            await ShowAsync(resource, KnownResourceStates.FailedToStart);
            return;
        }

        await eventing.PublishAsync(new ConnectionStringAvailableEvent(resource, services), cancellationToken);
        await ShowAsync(resource, KnownResourceStates.Running);
        _ = WatchAsync(resource, server.Exited);
    }

    public async Task StopAsync(LocalServerResource resource)
    {
        if (resource.Server is { } server)
        {
            await ShowAsync(resource, KnownResourceStates.Stopping);
            await server.StopAsync(StopLimit);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_begun.Keys.Select(EndAsync));
        folder.Dispose();
    }

    private static async Task EndAsync(LocalServerResource resource)
    {
        // One that did not come up has cleaned up after itself.
        await resource.Starting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (resource.Server is { } server)
        {
            await server.StopAsync(StopLimit);
            await server.DisposeAsync();
        }
    }

    private async Task WatchAsync(LocalServerResource resource, Task<int> exited) =>
        await ShowAsync(resource, KnownResourceStates.Exited, await exited);

    private async Task ShowAsync(LocalServerResource resource, string state, int? exitCode = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await notifications.PublishUpdateAsync(resource, snapshot => snapshot with
        {
            State = state,
            ExitCode = exitCode,
            StartTimeStamp = state == KnownResourceStates.Running ? now : snapshot.StartTimeStamp,
            StopTimeStamp = state == KnownResourceStates.Exited ? now : null,
            Properties = state == KnownResourceStates.Running ? WithConnection(snapshot.Properties) : snapshot.Properties,
        });

        ImmutableArray<ResourcePropertySnapshot> WithConnection(ImmutableArray<ResourcePropertySnapshot> properties) =>
        [
            .. properties.Where(property => property.Name != CustomResourceKnownProperties.ConnectionString),
            new ResourcePropertySnapshot(CustomResourceKnownProperties.ConnectionString, resource.ConnectionString) { IsSensitive = true },
        ];
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Line}")]
        public static partial void Line(ILogger logger, string line);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}
