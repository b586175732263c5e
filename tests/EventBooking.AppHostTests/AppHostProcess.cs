using System.Collections.Concurrent;
using EventBooking.LocalServers;

namespace EventBooking.AppHostTests;

/// <summary>The app host as it is run: a process of its own, with ports of its own.</summary>
internal sealed class AppHostProcess : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ChildProcess _process;

    private AppHostProcess(string[] arguments, Dictionary<string, string?> settings) => _process = ChildProcess.Start(new ChildProcessOptions
    {
        Name = "app host",
        FileName = "dotnet",
        Arguments = [BuiltPrograms.Assembly("EventBooking.AppHost"), .. arguments],
        Environment = new Dictionary<string, string?>(settings, StringComparer.Ordinal)
        {
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true",
            ["ASPIRE_VERSION_CHECK_DISABLED"] = "true",
        },
        OrphanSignal = StopSignal.Terminate,
        OnLine = _lines.Enqueue,
    });

    public Task<int> Exited => _process.Exited;

    public string Output => string.Join('\n', _lines);

    /// <summary>Starts it; settings stand above the ports that are chosen for it.</summary>
    public static AppHostProcess Start(string[] arguments, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var name in new[] { "ASPNETCORE_URLS", "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL" })
        {
            all[name] = $"http://localhost:{Ports.FindFree()}";
        }

        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return new AppHostProcess(arguments, all);
    }

    /// <summary>Asks it to stop, as Ctrl-C does, and returns true where no force was needed.</summary>
    public Task<bool> StopAsync(TimeSpan limit) => _process.StopAsync(limit);

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
