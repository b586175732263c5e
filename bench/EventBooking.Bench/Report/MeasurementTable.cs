using EventBooking.Bench.Measuring;

namespace EventBooking.Bench.Report;

internal static class MeasurementTable
{
    public static IEnumerable<string> Markdown(Results results) =>
    [
        "## All measurements",
        "",
        .. Tables.Markdown(
            ["scenario", "subject", "per second", "lowest to highest", "p50 ms", "p99 ms"], "llrrrr",
            results.Measurements.Select(Row)),
    ];

    private static string[] Row(Measurement one) => one.Problem is { } problem
        ? [$"({one.Letter}) {one.What}", one.Subject, $"failed: {problem}", "", "", ""]
        :
        [
            $"({one.Letter}) {one.What}", one.Subject, Figures.Count(one.Rate), $"{Figures.Count(one.Lowest)} to "
                + $"{Figures.Count(one.Highest)}",
            Figures.Short(one.P50), Figures.Short(one.P99),
        ];
}
