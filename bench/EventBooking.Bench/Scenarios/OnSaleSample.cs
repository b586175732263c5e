using EventBooking.Bench.Load;

namespace EventBooking.Bench.Scenarios;

/// <summary>One on-sale.</summary>
/// <param name="Result">What became of each client.</param>
/// <param name="Connections">On how many connections they came.</param>
/// <param name="Sold">Seats confirmed.</param>
/// <param name="FirstServed">How many of those went to the clients that came first, as many as there were seats.</param>
/// <param name="LastWinner">The place in the line of the last client that got one.</param>
/// <param name="Last">When the last answer came, after the last arrival.</param>
/// <param name="P50">Half of all clients had their answer faster, in milliseconds.</param>
/// <param name="P99">99 of 100 had it faster.</param>
internal sealed record OnSaleSample(
    OpenLoopResult Result, int Connections, int Sold, int FirstServed, int LastWinner, TimeSpan Last, double P50, double P99)
{
    public string? Problem { get; init; }

    public static OnSaleSample Of(OpenLoopResult result, int connections)
    {
        // Clients are numbered in the order in which they came.
        var winners = Enumerable.Range(0, result.Count).Where(i => result.Status(i) == 201).ToList();
        var latencies = result.Latencies();
        return new OnSaleSample(
            result,
            connections,
            winners.Count,
            winners.Count(i => i < OnSale.Seats),
            winners.Count == 0 ? 0 : winners[^1] + 1,
            result.LastAnswerAfterLastArrival,
            latencies.Count == 0 ? 0 : latencies.Percentile(50),
            latencies.Count == 0 ? 0 : latencies.Percentile(99));
    }
}
