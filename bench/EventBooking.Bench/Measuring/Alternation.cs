using System.Globalization;

namespace EventBooking.Bench.Measuring;

/// <summary>
/// Measures subjects in turns, A B A B …: what changes on the machine meanwhile changes it for all of them.
/// </summary>
internal static class Alternation
{
    public static async Task<IReadOnlyList<Measurement>> RunAsync(
        string letter, int rounds, IReadOnlyList<Turn> turns, CancellationToken cancellationToken)
    {
        var samples = turns.Select(_ => new List<Sample>()).ToList();
        for (var round = 1; round <= rounds; round++)
        {
            for (var i = 0; i < turns.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var sample = await turns[i].RunAsync();
                samples[i].Add(sample);
                Show(letter, turns[i].What, turns[i].Subject, sample);
            }
        }

        return [.. turns.Select((turn, i) => new Measurement(letter, turn.What, turn.Subject, samples[i]))];
    }

    /// <summary>Writes a line.</summary>
    public static void Show(string letter, string what, string subject, Sample sample) => Screen.Line(string.Create(
        CultureInfo.InvariantCulture,
        $"({letter}) {what,-33} {subject,-26} {sample.Rate,8:0}/s  p50 {sample.P50,7:0.00} ms  p99 {sample.P99,7:0.00} ms  "
            + $"{sample.Problem}"));
}
