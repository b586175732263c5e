namespace EventBooking.Bench.Measuring;

internal static class Medians
{
    /// <summary>The middle value, or the mean of the two in the middle.</summary>
    public static double Median(this IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count switch
        {
            0 => throw new InvalidOperationException("There are no values."),
            var count when count % 2 == 1 => sorted[count / 2],
            var count => (sorted[count / 2 - 1] + sorted[count / 2]) / 2,
        };
    }
}
