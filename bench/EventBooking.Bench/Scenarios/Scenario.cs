namespace EventBooking.Bench.Scenarios;

/// <summary>One or more of the scenarios that a letter names, measured together.</summary>
/// <param name="Letters">Their letters.</param>
/// <param name="Description">In a few words, for the help.</param>
/// <param name="RunAsync">Measures and adds to the results.</param>
internal sealed record Scenario(IReadOnlyList<string> Letters, string Description, Func<BenchContext, Task> RunAsync);
