namespace EventBooking.AppHost;

/// <summary>Shows on the console how the start goes on, what fails and why, and where everything is once all is healthy.</summary>
internal sealed class StartReport(
    DistributedApplicationModel model,
    ResourceNotificationService notifications,
    FailureLog log,
    IConfiguration configuration,
    IHostApplicationLifetime lifetime,
    AppHostOptions options)
{
    private static readonly TimeSpan PendingInterval = TimeSpan.FromSeconds(5);
    private static readonly string[] OneShots = [ResourceNames.Bootstrap, ResourceNames.BrokerBootstrap, ResourceNames.Migrations];

    private readonly Dictionary<string, ResourceProgress> _resources = model.Resources
        .Where(resource => resource is not (ParameterResource or IResourceWithParent))
        // Aspire's own, hidden behind each project for its command "Rebuild".
        .Where(resource => !resource.Name.EndsWith("-rebuilder", StringComparison.Ordinal))
        .ToDictionary(
            resource => resource.Name,
            resource => new ResourceProgress(resource, OneShots.Contains(resource.Name, StringComparer.Ordinal), TimeProvider.System),
            StringComparer.Ordinal);

    // What Aspire says comes on one thread, the timer on another.
    private readonly Lock _gate = new();
    private readonly HashSet<string> _failed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ready = new(StringComparer.Ordinal);
    private bool _ended;

    private string Dashboard => configuration["ASPNETCORE_URLS"]?.Split(';')[0]
        + (configuration["AppHost:BrowserToken"] is { Length: > 0 } token ? $"/login?t={token}" : "");

    public void Begin()
    {
        Screen.Title("Starting EventBooking");
        lifetime.ApplicationStopping.Register(() => Screen.Line("Stopping"));
        _ = RunAsync(lifetime.ApplicationStopping);
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        await using var timer = TimeProvider.System.CreateTimer(_ => ShowPending(), null, PendingInterval, PendingInterval);
        try
        {
            await foreach (var change in notifications.WatchAsync(stopping))
            {
                if (_resources.TryGetValue(change.Resource.Name, out var resource))
                {
                    await ShowAsync(change, resource, stopping);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // All stops.
        }
        catch (Exception exception)
        {
            // A bug here must not take the running system along, nor stay unseen.
            Screen.Failed($"The console shows no more of the start: {exception}");
        }
    }

    private async Task ShowAsync(ResourceEvent change, ResourceProgress resource, CancellationToken stopping)
    {
        bool hasFailed;
        lock (_gate)
        {
            hasFailed = resource.Update(change);
        }

        if (hasFailed)
        {
            // What waited for one that failed fails as well, or waits on, and has nothing to add.
            if (_failed.Add(resource.Name) && !IsHeldUp(change.Resource))
            {
                await ShowFailureAsync(change, stopping);
            }
        }
        else if (resource.IsReady)
        {
            // Started again after a failure: the next one is shown too.
            _failed.Remove(resource.Name);
            if (!_ready.Add(resource.Name))
            {
                return;
            }

            Screen.Done(resource.Name, resource.Elapsed);
        }
        else
        {
            return;
        }

        // A tool that fails leaves a system that runs.
        if (!_ended && _ready.Contains(ResourceNames.Api) && _resources.Values.All(IsSettled))
        {
            _ended = true;
            if (options.Sample)
            {
                await AddSampleEventsAsync(stopping);
            }

            ShowOverview();
        }
    }

    private void ShowPending()
    {
        lock (_gate)
        {
            var pending = _resources.Values.Where(resource => resource.IsUnderWay).ToList();
            if (pending.Count > 0)
            {
                Screen.Pending(pending.Select(resource => resource.Name), pending.Max(resource => resource.Elapsed));
            }
        }
    }

    private bool IsSettled(ResourceProgress progress) =>
        _ready.Contains(progress.Name) || _failed.Contains(progress.Name) || IsHeldUp(progress.Resource);

    private bool IsHeldUp(IResource resource) =>
        resource.Annotations.OfType<WaitAnnotation>().Any(wait => _failed.Contains(wait.Resource.Name));

    private async Task ShowFailureAsync(ResourceEvent change, CancellationToken cancellationToken)
    {
        var failure = change.Snapshot.ExitCode is { } exitCode ? $"ended with exit code {exitCode}" : "did not start";
        Screen.Failed($"{change.Resource.Name} {failure}. Its log ends with:");
        foreach (var line in await log.EndAsync(change.Resource, change.ResourceId, cancellationToken))
        {
            Screen.Line($"        {line}");
        }

        Screen.Line("      Once the cause is mended, start it, and what waited for it, from the dashboard. Ctrl-C stops everything.");
        Screen.Line($"      Dashboard: {Dashboard}");
    }

    private async Task AddSampleEventsAsync(CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            await SampleEvents.AddAsync(new Uri(options.ApiAddress), TimeProvider.System, cancellationToken);
            Screen.Done("sample events", TimeProvider.System.GetElapsedTime(started));
        }
        catch (LocalServerException exception)
        {
            Screen.Failed($"The sample events were not added: {exception.Message}");
        }
    }

    private void ShowOverview()
    {
        var rows = model.Resources
            .Where(resource => _ready.Contains(resource.Name))
            .SelectMany(resource => resource.Annotations.OfType<ShownOnConsole>())
            .Select(row => (row.What, Where: row.Where()))
            .ToList();
        var width = rows.Max(row => row.What.Length);
        Screen.Line();
        Screen.Title("EventBooking is running. Ctrl-C stops it.");
        Screen.Line();
        Screen.Line($"  {"Dashboard".PadRight(width)}  {Dashboard}");
        rows.ForEach(row => Screen.Line($"  {row.What.PadRight(width)}  {row.Where}"));
        Screen.Line();
        Screen.Line("Try:");
        Screen.Line($"  curl -s {options.ApiAddress}/api/v1/events -H 'Content-Type: application/json' -d "
            + $"'{SampleEvents.First(TimeProvider.System)}'");
        Screen.Line();
    }
}
