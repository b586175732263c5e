namespace EventBooking.Bench;

/// <summary>What was asked for.</summary>
/// <param name="Plan">How much to measure.</param>
/// <param name="Only">Letters of scenarios; empty for all.</param>
/// <param name="Output">The folder for the results.</param>
internal sealed record BenchOptions(Plan Plan, IReadOnlyCollection<string> Only, string Output)
{
    public bool Includes(string letter) => Only.Count == 0 || Only.Contains(letter, StringComparer.Ordinal);
}
