using System.Net;
using EventBooking.LocalServers;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>The API as a process of its own, as it is deployed: it can be killed, stopped and read.</summary>
internal sealed class ApiProcess : IAsyncDisposable
{
    private ApiProcess(ChildProcess process, int port)
    {
        Process = process;
        Port = port;
        Api = new ApiDriver(new Uri($"http://127.0.0.1:{port}"));
    }

    public ChildProcess Process { get; }

    public int Port { get; }

    public ApiDriver Api { get; }

    /// <summary>Bytes of memory that it holds.</summary>
    public long WorkingSet
    {
        get
        {
            using var process = System.Diagnostics.Process.GetProcessById(Process.Id);
            return process.WorkingSet64;
        }
    }

    /// <summary>All that it wrote.</summary>
    public string Log => File.ReadAllText(Process.LogPath!);

    /// <summary>Starts it and returns at once.</summary>
    public static ApiProcess Start(string connectionString, params (string Name, string? Value)[] settings)
    {
        var port = Ports.FindFree();
        return new ApiProcess(ChildProcess.Start(ServiceProcesses.Api(connectionString, port, settings)), port);
    }

    /// <summary>Starts it and returns when it takes requests.</summary>
    public static async Task<ApiProcess> StartReadyAsync(string connectionString, params (string Name, string? Value)[] settings)
    {
        var process = Start(connectionString, settings);
        await process.UntilHealthAsync(HttpStatusCode.OK);
        return process;
    }

    public Task UntilHealthAsync(HttpStatusCode status) => Eventually.BeTrueAsync(async () => await HealthAsync() == status);

    /// <summary>What <c>/health</c> answers; null while nothing listens.</summary>
    public async Task<HttpStatusCode?> HealthAsync()
    {
        try
        {
            return (await Api.GetAsync("/health")).Status;
        }
        catch (HttpRequestException exception)
        {
            return Process.Exited.IsCompleted
                ? throw new InvalidOperationException($"The API ended:{Environment.NewLine}{Process.RecentOutput}", exception)
                : null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Api.Http.Dispose();
        await Process.DisposeAsync();
    }
}
