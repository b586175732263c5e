using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace EventBooking.AppHost;

internal sealed partial class FailureLog(ResourceLoggerService loggers)
{
    private const int MaxLines = 12;
    private const string FromOrchestrator = "[sys] ";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    // What Aspire says of each resource, failed or not.
    private static readonly string[] Noise =
    [
        "Waiting for resource", "Finished waiting", "No custom certificate", "   at ", "--- End of stack trace",
    ];

    /// <summary>Why a resource failed: the last lines that it wrote, without time stamps and colours.</summary>
    public async Task<IReadOnlyList<string>> EndAsync(IResource resource, string replica, CancellationToken cancellationToken)
    {
        if (resource is LocalServerResource { Failure: { } reason })
        {
            return reason.Split('\n');
        }

        var lines = new ConcurrentQueue<string>();
        // Aspire's reader heeds no token. What came until then says enough.
        await Task.WhenAny(ReadAsync(replica, lines), Task.Delay(Limit, cancellationToken));
        var own = lines
            .Where(line => !line.StartsWith(FromOrchestrator, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return [.. (own.Count > 0 ? own : [.. lines]).TakeLast(MaxLines)];
    }

    private async Task ReadAsync(string replica, ConcurrentQueue<string> lines)
    {
        await foreach (var batch in loggers.GetAllAsync(replica))
        {
            var written = batch.SelectMany(line => line.Content.Split('\n')).Select(line => Decoration().Replace(line, "").TrimEnd());
            foreach (var line in written)
            {
                if (line.Length > 0 && !Noise.Any(noise => line.StartsWith(noise, StringComparison.Ordinal)))
                {
                    lines.Enqueue(line);
                }
            }
        }
    }

    // A time stamp of Aspire, one of the service, and colours.
    [GeneratedRegex(
        @"^\d{4}-\d\d-\d\dT[\d:.]+Z? (\d{4}-\d\d-\d\dT[\d:.]+Z )?|\x1b\[[\d;]*m",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Decoration();
}
