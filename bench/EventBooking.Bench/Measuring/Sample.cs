namespace EventBooking.Bench.Measuring;

/// <summary>What one turn of a subject brought. Latencies in milliseconds.</summary>
/// <param name="Rate">What it did per second.</param>
/// <param name="P50">Half of all answers came faster.</param>
/// <param name="P99">99 of 100 came faster.</param>
internal sealed record Sample(double Rate, double P50, double P99)
{
    /// <summary>Why the figures do not count; null where they do.</summary>
    public string? Problem { get; init; }
}
