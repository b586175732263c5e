using EventBooking.Bench.Scenarios;

namespace EventBooking.Bench.Report;

internal static class OnSaleTable
{
    public static IEnumerable<string> Markdown(IReadOnlyList<OnSaleSample> samples) =>
    [
        "## (g) On-sale",
        "",
        $"{Figures.Count(OnSale.Clients)} clients within 2 s for {Figures.Count(OnSale.Seats)} seats of one slot, "
            + $"on {Figures.Count(samples[0].Connections)} connections that were open before.",
        "",
        .. Tables.Markdown(
            [
                "on-sale", "seats sold", "last answer after last arrival", "p50 ms", "p99 ms", "seats that went to the first 2,000",
                "last place in the line that got one",
            ],
            "lrrrrrr",
            samples.Select(Row)),
    ];

    private static string[] Row(OnSaleSample sample, int index) => sample.Problem is { } problem
        ? [$"{index + 1}", $"failed: {problem}", "", "", "", "", ""]
        :
        [
            $"{index + 1}", Figures.Count(
                sample.Sold), $"{Figures.Short(sample.Last.TotalSeconds)} s", Figures.Short(sample.P50), Figures.Short(sample.P99),
            Figures.Count(sample.FirstServed), Figures.Count(sample.LastWinner),
        ];
}
