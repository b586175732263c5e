using System.Diagnostics;
using EventBooking.LocalServers;
using EventBooking.ServiceDefaults;

namespace EventBooking.LocalHost;

/// <summary>The whole system: brings it up, watches over it, and takes it down in order.</summary>
internal sealed class LocalSystem(SystemOptions options) : IAsyncDisposable
{
    // A terminal that closes and a supervisor wait 10 s before they kill.
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(9);
    private static readonly TimeSpan ServicesStopLimit = TimeSpan.FromSeconds(4);

    private readonly List<ChildProcess> _services = [];
    private LocalServerSet? _servers;
    private SystemFolder? _folder;

    /// <summary>Returns when a stop is asked for; throws when something fails or ends by itself.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _folder = SystemFolder.Open(options.DataFolder, $"http://localhost:{options.Port}");
        Ports.RequireFree(options.Port);
        if (options.Fresh)
        {
            _folder.DeleteData(Screen.Line);
        }

        Screen.Line("Starting EventBooking");
        _servers = new LocalServerSet(_folder);
        _servers.Start();
        var services = new ServiceList(options, _folder, _servers);
        await _servers.Postgres.WaitAsync(cancellationToken);
        await Screen.StepAsync(ResourceNames.Migrations, MigrateAsync(await services.MigrationsAsync(), cancellationToken));
        _servers.SchemaIsThere();
        // Not before: until they run, their ports may change.
        await _servers.AllAsync().WaitAsync(cancellationToken);
        await Task.WhenAll(
            Screen.StepAsync(ResourceNames.Api, StartAsync(services.ApiAsync, cancellationToken)),
            Screen.StepAsync(ResourceNames.Notifier, StartAsync(services.NotifierAsync, cancellationToken)));
        if (options.Sample)
        {
            await Screen.StepAsync("sample events", SampleEvents.AddAsync(services.ApiAddress, TimeProvider.System, cancellationToken));
        }

        await Overview.ShowAsync(_folder, services, _servers);
        await WatchAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        var started = Stopwatch.GetTimestamp();
        if (_services.Count > 0 || _servers is not null)
        {
            Screen.Line("Stopping");
        }

        await Task.WhenAll(_services.Select(async service =>
        {
            await service.StopAsync(ServicesStopLimit);
            await service.DisposeAsync();
        }));

        if (_servers is not null)
        {
            await _servers.StopAsync(Left());
            _servers.Dispose();
            Screen.Line("Stopped");
        }

        _folder?.Dispose();

        TimeSpan Left() => StopLimit - Stopwatch.GetElapsedTime(started);
    }

    private async Task StartAsync(Func<Task<Service>> describe, CancellationToken cancellationToken)
    {
        var child = await Ports.RetryAsync(async () =>
        {
            var service = await describe();
            try
            {
                return await service.StartAsync(_folder!.Logs, cancellationToken);
            }
            catch (LocalServerException exception) when (exception.IsPortTaken && service.Address!.Port == options.Port)
            {
                throw Ports.TakenFromApi(options.Port);
            }
        });
        lock (_services)
        {
            _services.Add(child);
        }
    }

    private async Task MigrateAsync(Service migrations, CancellationToken cancellationToken)
    {
        await using var child = migrations.Start(_folder!.Logs);
        var exitCode = await child.Exited.WaitAsync(cancellationToken);
        if (exitCode != 0)
        {
            throw new HostException($"The migrations failed (exit code {exitCode}); {child.LogPath} ends with:{Environment.NewLine}{child.RecentOutput}");
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        var ends = _services.Select(service => (service.Name, service.LogPath, service.Exited))
            .Concat((await _servers!.AllAsync()).Select(server => (server.Name, (string?)server.LogPath, server.Exited)))
            .ToList();
        var first = await Task.WhenAny(ends.Select(end => end.Exited)).WaitAsync(cancellationToken);
        var (name, logPath, exited) = ends.Find(end => end.Exited == first);
        throw new HostException($"{name} ended unexpectedly (exit code {await exited}): see {logPath}. The rest stops too.");
    }
}
