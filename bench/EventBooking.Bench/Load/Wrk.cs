using System.Globalization;
using EventBooking.LocalServers;

namespace EventBooking.Bench.Load;

/// <summary>wrk: each connection sends its next request as soon as the last is answered.</summary>
internal static class Wrk
{
    /// <summary>Runs it with a script of ours, or without one on a path.</summary>
    public static async Task<WrkReport> RunAsync(WrkOptions options, CancellationToken cancellationToken)
    {
        List<string> lines = [];
        string[] script = options.Script is null ? [] : ["-s", options.Script];
        var (exitCode, output) = await ChildProcess.RunAsync(
            new ChildProcessOptions
            {
                Name = "wrk",
                FileName = Programs.Find("wrk")
                    ?? throw new BenchException("wrk is missing: start the bench with ./bench/run.sh, which installs it."),
                Arguments =
                [
                    $"-t{Math.Min(options.Threads, options.Connections)}", $"-c{options.Connections}", $"-d{options.Seconds}",
                    "--latency", "--timeout", "10s", .. script, new Uri(options.Address, options.Path).AbsoluteUri,
                ],
                Environment = options.Environment,
                OnLine = line =>
                {
                    lock (lines)
                    {
                        lines.Add(line);
                    }
                },
            },
            cancellationToken);
        return exitCode == 0
            ? WrkReport.Parse(lines)
            : throw new BenchException(string.Create(CultureInfo.InvariantCulture, $"wrk failed (exit code {exitCode}): {output}"));
    }
}

/// <summary>What wrk sends to whom.</summary>
internal sealed record WrkOptions(Uri Address, int Seconds)
{
    public string Path { get; init; } = "/";

    public string? Script { get; init; }

    public int Connections { get; init; } = Plan.Connections;

    public int Threads { get; init; } = 2;

    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);
}
