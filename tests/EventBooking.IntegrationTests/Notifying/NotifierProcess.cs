using System.Globalization;
using System.Net;
using EventBooking.LocalServers;

namespace EventBooking.IntegrationTests.Notifying;

/// <summary>A notifier as a process of its own, as it is deployed, that can be killed and replaced.</summary>
internal sealed class NotifierProcess(
    string connectionString, int smtpPort, params (string Name, string? Value)[] settings) : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private ChildProcess? _process;
    private int _port;

    /// <summary>All that it wrote.</summary>
    public string Log => File.ReadAllText(_process!.LogPath!);

    public async Task StartReadyAsync()
    {
        Start();
        await Eventually.BeTrueAsync(IsReadyAsync);
    }

    /// <summary>Ends it as a crash would; the next one is still starting when this returns.</summary>
    public async Task ReplaceAsync()
    {
        await _process!.KillAsync();
        await _process.DisposeAsync();
        Start();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }

    private void Start()
    {
        _port = Ports.FindFree();
        _process = ChildProcess.Start(ServiceProcesses.Notifier(
            connectionString,
            _port,
            [
                ("Mail__Host", "127.0.0.1"),
                ("Mail__Port", smtpPort.ToString(CultureInfo.InvariantCulture)),
                ("Mail__Security", "None"),
                ("Mail__From", "bookings@example.com"),
                .. settings,
            ]));
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var response = await _http.GetAsync(new Uri($"http://127.0.0.1:{_port}/health"));
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException exception)
        {
            return _process!.Exited.IsCompleted
                ? throw new InvalidOperationException($"The notifier ended:{Environment.NewLine}{_process.RecentOutput}", exception)
                : false;
        }
    }
}
