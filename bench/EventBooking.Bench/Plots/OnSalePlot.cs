using EventBooking.Bench.Measuring;
using EventBooking.Bench.Scenarios;

namespace EventBooking.Bench.Plots;

/// <summary>How an on-sale went: who had come, been answered and got a seat by when, and how long those who came then waited.</summary>
internal static class OnSalePlot
{
    private const double BinSeconds = 0.05;

    public static string Draw(OnSaleSample sample)
    {
        var clients = Enumerable.Range(0, sample.Result.Count).ToList();
        var answered = clients.Where(i => sample.Result.Status(i) > 1).ToList();
        var end = answered.Max(i => sample.Result.AnsweredAt(i).TotalSeconds);
        return Svg.Picture(
            new Panel("On-sale: 20,000 clients, 2,000 seats", "seconds since the sale began", "clients so far",
            [
                new("arrived", Colors.Orange, Steps(clients.Select(i => sample.Result.Intended(i).TotalSeconds), end)),
                new("answered", Colors.Blue, Steps(answered.Select(i => sample.Result.AnsweredAt(i).TotalSeconds), end)),
                new(
                    "with a seat", Colors.Green,
                    Steps(answered.Where(i => sample.Result.Status(i) == 201).Select(i => sample.Result.AnsweredAt(i).TotalSeconds), end)),
            ]),
            new Panel("Time until the answer", "seconds since the sale began, when the client came", "milliseconds",
            [
                new("p50", Colors.Blue, Waits(sample, answered, 50)),
                new("p99", Colors.Orange, Waits(sample, answered, 99)),
            ]));
    }

    // How many there are at each step of time.
    private static List<(double X, double Y)> Steps(IEnumerable<double> times, double end)
    {
        var sorted = times.Order().ToArray();
        var steps = (int)Math.Ceiling(end / (BinSeconds / 2));
        return
        [
            .. Enumerable.Range(0, steps + 1)
                .Select(step => Math.Min(step * BinSeconds / 2, end))
                .Select(at => (at, (double)sorted.Count(time => time <= at))),
        ];
    }

    private static List<(double X, double Y)> Waits(OnSaleSample sample, IReadOnlyList<int> answered, double percent)
    {
        return
        [
            .. answered
                .GroupBy(i => (int)(sample.Result.Intended(i).TotalSeconds / BinSeconds))
                .OrderBy(bin => bin.Key)
                .Select(bin => (
                    (bin.Key + 0.5) * BinSeconds,
                    Latencies.OfMilliseconds(bin.Select(Wait)).Percentile(percent))),
        ];

        double Wait(int i) => (sample.Result.AnsweredAt(i) - sample.Result.Intended(i)).TotalMilliseconds;
    }
}
