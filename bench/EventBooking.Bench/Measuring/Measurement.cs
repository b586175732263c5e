namespace EventBooking.Bench.Measuring;

/// <summary>All turns of one subject in one scenario: medians, and how far they spread.</summary>
/// <param name="Letter">The scenario's letter.</param>
/// <param name="What">What was done.</param>
/// <param name="Subject">Who did it.</param>
/// <param name="Samples">The turns.</param>
internal sealed record Measurement(string Letter, string What, string Subject, IReadOnlyList<Sample> Samples)
{
    public double Rate => Samples.Select(sample => sample.Rate).Median();

    public double P50 => Samples.Select(sample => sample.P50).Median();

    public double P99 => Samples.Select(sample => sample.P99).Median();

    public double Lowest => Samples.Min(sample => sample.Rate);

    public double Highest => Samples.Max(sample => sample.Rate);

    public string? Problem => Samples.Select(sample => sample.Problem).FirstOrDefault(problem => problem is not null);
}
