namespace EventBooking.Bench.Measuring;

/// <summary>Times of many requests in milliseconds, kept one by one: percentiles are exact.</summary>
internal sealed class Latencies
{
    private readonly double[] _sorted;

    private Latencies(double[] sorted) => _sorted = sorted;

    public int Count => _sorted.Length;

    public static Latencies OfMilliseconds(IEnumerable<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return new Latencies(sorted);
    }

    /// <summary>The time within which that share of all requests was answered: the nearest rank, no interpolation.</summary>
    public double Percentile(double percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        return _sorted.Length == 0
            ? throw new InvalidOperationException("There are no times.")
            : _sorted[Math.Max(0, (int)Math.Ceiling(percent / 100 * _sorted.Length) - 1)];
    }
}
