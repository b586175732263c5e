using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using EventBooking.LocalServers;
using EventBooking.Testing;

namespace EventBooking.SystemTests;

/// <summary>EventBooking.LocalHost as a process of its own, as ./run.sh starts it.</summary>
internal sealed partial class LocalHostDriver : IAsyncDisposable
{
    // Four programs and two databases on a small machine that does other work as well.
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);

    private readonly ChildProcess _process;
    private readonly HttpClient _client;

    private LocalHostDriver(ChildProcess process, string dataFolder, int port)
    {
        _process = process;
        _client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };
        DataFolder = dataFolder;
        Port = port;
    }

    public string DataFolder { get; }

    public int Port { get; }

    public int ProcessId => _process.Id;

    /// <summary>All it wrote to the console.</summary>
    public string Output => File.ReadAllText(_process.LogPath!);

    /// <summary>The call to try that its table names.</summary>
    public string FirstCurl => Output.Split('\n').Single(line => line.StartsWith("  curl ", StringComparison.Ordinal)).Trim();

    public static LocalHostDriver Start(string dataFolder, int port, params string[] options)
    {
        var process = ChildProcess.Start(new ChildProcessOptions
        {
            Name = "localhost",
            FileName = "dotnet",
            Arguments = [BuiltPrograms.Assembly("EventBooking.LocalHost"), "--data-dir", dataFolder, .. options.Contains("--port") ? [] : new[] { "--port", $"{port}" }, .. options],
            LogPath = Path.Combine(TestFolder.Subfolder("console"), "localhost.log"),
        });
        return new LocalHostDriver(process, dataFolder, port);
    }

    public static async Task<LocalHostDriver> StartAndWaitAsync(string dataFolder, int port, params string[] options)
    {
        var host = Start(dataFolder, port, options);
        await host.WaitUntilRunningAsync();
        return host;
    }

    public async Task WaitUntilRunningAsync()
    {
        await Eventually.BeTrueAsync(() => _process.Exited.IsCompleted || Output.Contains("  curl ", StringComparison.Ordinal), StartLimit);
        _process.Exited.IsCompleted.ShouldBeFalse(Output);
    }

    public Task<int> ExitCodeAsync() => _process.Exited.WaitAsync(StartLimit);

    /// <summary>SIGTERM; returns the exit code.</summary>
    public async Task<int> StopAsync(TimeSpan limit)
    {
        (await _process.StopAsync(limit)).ShouldBeTrue($"It did not stop within {limit}.{Environment.NewLine}{Output}");
        return await _process.Exited;
    }

    /// <summary>SIGKILL of this one process, not of its children.</summary>
    public async Task KillAloneAsync()
    {
        using var process = System.Diagnostics.Process.GetProcessById(ProcessId);
        process.Kill(entireProcessTree: false);
        await _process.Exited;
    }

    public async Task<HttpResponseMessage> GetAsync(string path) => await _client.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<IReadOnlyList<string>> EventNamesAsync()
    {
        var events = await _client.GetFromJsonAsync<JsonElement>("/api/v1/events");
        return [.. events.EnumerateArray().Select(item => item.GetProperty("name").GetString()!)];
    }

    /// <summary>Runs the line as a person would, in a shell.</summary>
    public async Task<string> RunFirstCurlAsync()
    {
        var (exitCode, output) = await ChildProcess.RunAsync(new ChildProcessOptions { Name = "curl", FileName = "/bin/sh", Arguments = ["-c", FirstCurl] });
        exitCode.ShouldBe(0);
        return output;
    }

    /// <summary>The port that the table names for a server.</summary>
    public int PortOf(string server) => int.Parse(
        PortInTable().Matches(Output).Single(match => match.Groups["server"].Value == server).Groups["port"].Value,
        System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Where its table says that mails are shown, and where they are taken.</summary>
    public (Uri Page, int Port) Mail()
    {
        var match = MailInTable().Match(Output);
        return (new Uri(match.Groups["page"].Value), int.Parse(match.Groups["port"].Value, System.Globalization.CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _client.Dispose();
    }

    [GeneratedRegex(@"^ +(?<server>\w+) +127\.0\.0\.1:(?<port>\d+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PortInTable();

    [GeneratedRegex(@"^ +Mail +(?<page>http://127\.0\.0\.1:\d+) \(SMTP 127\.0\.0\.1:(?<port>\d+)\)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex MailInTable();
}
