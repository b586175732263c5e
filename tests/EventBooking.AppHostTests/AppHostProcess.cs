using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using EventBooking.LocalServers;

namespace EventBooking.AppHostTests;

/// <summary>
/// The app host as ./run.sh starts it: a process of its own, on servers without containers unless an option says otherwise.
/// </summary>
internal sealed partial class AppHostProcess : IAsyncDisposable
{
    // Six programs and three servers on a small machine that does other work as well.
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(150);

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ChildProcess _process;

    private AppHostProcess(string dataFolder, int port, string[] arguments, IEnumerable<(string Name, string Value)> settings)
    {
        Api = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}"), Timeout = TimeSpan.FromSeconds(10) };
        _process = ChildProcess.Start(new ChildProcessOptions
        {
            Name = "app host",
            FileName = "dotnet",
            Arguments = [BuiltPrograms.Assembly("EventBooking.AppHost"), .. arguments],
            Environment = settings
                .Append(("ASPIRE_VERSION_CHECK_DISABLED", "true"))
                // Children have it from their parent: all of them are found by it.
                .Append(("EVENTBOOKING_TEST", dataFolder))
                .ToDictionary(setting => setting.Item1, setting => (string?)setting.Item2, StringComparer.Ordinal),
            OrphanSignal = StopSignal.Terminate,
            OnLine = _lines.Enqueue,
        });
    }

    public HttpClient Api { get; }

    public int ProcessId => _process.Id;

    public string Output => string.Join('\n', _lines);

    /// <summary>The call to try that its table names.</summary>
    public string FirstCurl => _lines.Single(line => line.StartsWith("  curl ", StringComparison.Ordinal)).Trim();

    /// <summary>With these options and no others.</summary>
    public static AppHostProcess StartAsGiven(params string[] options) => new(TestFolder.Path, 0, options, []);

    public static AppHostProcess Start(
        string dataFolder, int port, string[] options, params IEnumerable<(string Name, string Value)> settings)
    {
        string[] arguments =
            [.. options, .. Unless("--servers", "local"), .. Unless("--data-dir", dataFolder), .. Unless("--port", $"{port}")];
        return new AppHostProcess(dataFolder, port, arguments, settings);

        string[] Unless(string option, string value) => options.Contains(option) ? [] : [option, value];
    }

    public static async Task<AppHostProcess> StartAndWaitAsync(string dataFolder, int port, params string[] options)
    {
        var host = Start(dataFolder, port, options);
        await host.WaitUntilRunningAsync();
        return host;
    }

    public Task WaitUntilRunningAsync() => WaitForAsync("  curl ");

    /// <summary>Returns once the console has it.</summary>
    public async Task WaitForAsync(string text)
    {
        try
        {
            await Eventually.BeTrueAsync(() => _process.Exited.IsCompleted || Output.Contains(text, StringComparison.Ordinal), StartLimit);
        }
        catch (TimeoutException)
        {
            // The console says more than that the time is over.
        }

        Output.ShouldContain(text);
    }

    public Task<int> ExitCodeAsync() => _process.Exited.WaitAsync(StartLimit);

    /// <summary>As the signal would; returns the exit code.</summary>
    public async Task<int> StopAsync(TimeSpan limit, StopSignal signal = StopSignal.Terminate)
    {
        (await _process.StopAsync(limit, signal)).ShouldBeTrue($"It did not stop within {limit}.{Environment.NewLine}{Output}");
        return await _process.Exited;
    }

    /// <summary>SIGKILL of this one process, not of its children.</summary>
    public async Task KillAloneAsync()
    {
        using var process = System.Diagnostics.Process.GetProcessById(ProcessId);
        process.Kill(entireProcessTree: false);
        await _process.Exited;
    }

    public async Task<IReadOnlyList<string>> EventNamesAsync()
    {
        var events = await Api.GetFromJsonAsync<JsonElement>("/api/v1/events");
        return [.. events.EnumerateArray().Select(item => item.GetProperty("name").GetString()!)];
    }

    /// <summary>Runs the line as a person would, in a shell.</summary>
    public async Task<string> RunFirstCurlAsync()
    {
        var (exitCode, output) = await ChildProcess.RunAsync(
            new ChildProcessOptions { Name = "curl", FileName = "/bin/sh", Arguments = ["-c", FirstCurl] });
        exitCode.ShouldBe(0);
        return output;
    }

    /// <summary>Where its table says that something is.</summary>
    public string PlaceOf(string what) => InTable().Matches(Output).Single(row => row.Groups["what"].Value == what).Groups["where"].Value;

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Api.Dispose();
    }

    [GeneratedRegex(
        @"^  (?<what>[A-Z]\w+) +(?<where>.+)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex InTable();
}
