using System.Globalization;
using System.Text.RegularExpressions;

namespace EventBooking.Bench.Load;

/// <summary>What wrk printed. Latencies in milliseconds.</summary>
/// <param name="Requests">Those answered.</param>
/// <param name="Refused">Those of them whose status was neither 2xx nor 3xx.</param>
/// <param name="Broken">Connections refused or lost, and requests without an answer in time.</param>
/// <param name="Seconds">How long it really took.</param>
/// <param name="P50">Half of all answers came faster.</param>
/// <param name="P99">99 of 100 came faster.</param>
internal sealed partial record WrkReport(long Requests, long Refused, long Broken, double Seconds, double P50, double P99)
{
    public double Rate => Requests / Seconds;

    public double AcceptedRate => (Requests - Refused) / Seconds;

    public static WrkReport Parse(IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines);
        var total = Totals().Match(text);
        if (!total.Success)
        {
            throw new FormatException($"This is not a report of wrk: {text}");
        }

        var refused = NotOk().Match(text);
        var broken = SocketErrors().Match(text);
        return new WrkReport(
            Integer(total.Groups["requests"]),
            refused.Success ? Integer(refused.Groups["refused"]) : 0,
            broken.Success ? broken.Groups.Values.Skip(1).Sum(Integer) : 0,
            Milliseconds(total.Groups["time"].Value) / 1000,
            Percentile(text, "50%"),
            Percentile(text, "99%"));
    }

    // wrk writes 250.00us, 5.80ms, 1.20s, and 1.00m.
    internal static double Milliseconds(string duration)
    {
        var digits = duration.TrimEnd('u', 'm', 's', 'h');
        var factor = duration[digits.Length..] switch
        {
            "us" => 0.001,
            "ms" => 1,
            "s" => 1000,
            "m" => 60_000,
            var unit => throw new FormatException($"wrk's unit {unit} is unknown."),
        };
        return double.Parse(digits, CultureInfo.InvariantCulture) * factor;
    }

    private static double Percentile(string text, string name)
    {
        var line = text.Split('\n').First(line => line.TrimStart().StartsWith(name, StringComparison.Ordinal));
        return Milliseconds(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
    }

    private static long Integer(Group group) => long.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<requests>\d+) requests in (?<time>[\d.]+[a-z]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Totals();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (?<refused>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotOk();

    [GeneratedRegex(
        @"Socket errors: connect (?<connect>\d+), read (?<read>\d+), write (?<write>\d+), timeout (?<timeout>\d+)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex SocketErrors();
}
