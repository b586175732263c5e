using System.Diagnostics;
using System.Net;
using EventBooking.LocalServers;

namespace EventBooking.Bench.Subjects;

/// <summary>A web server as a process of its own.</summary>
internal sealed class WebSubject : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ChildProcess _process;

    private WebSubject(string name, int port, ChildProcess process)
    {
        Name = name;
        Port = port;
        _process = process;
    }

    public string Name { get; }

    public int Port { get; }

    public Uri Address => new($"http://127.0.0.1:{Port}");

    public int ProcessId => _process.Id;

    /// <summary>Starts it and returns when it answers.</summary>
    public static async Task<WebSubject> StartAsync(
        string name, int port, string path, ChildProcessOptions options, CancellationToken cancellationToken)
    {
        var subject = new WebSubject(name, port, ChildProcess.Start(options));
        try
        {
            await subject.WaitAsync(path, cancellationToken);
            return subject;
        }
        catch
        {
            await subject._process.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _process.StopAsync(StopLimit);
        await _process.DisposeAsync();
    }

    private async Task WaitAsync(string path, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var started = Stopwatch.GetTimestamp();
        while (!await AnswersAsync(client, path, cancellationToken))
        {
            if (_process.Exited.IsCompleted || Stopwatch.GetElapsedTime(started) > StartLimit)
            {
                throw new BenchException($"{Name} did not start:{Environment.NewLine}{_process.RecentOutput}");
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string path, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(path, cancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
