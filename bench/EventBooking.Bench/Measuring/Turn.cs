namespace EventBooking.Bench.Measuring;

/// <summary>One subject of a scenario, and how to measure it once.</summary>
internal sealed record Turn(string What, string Subject, Func<Task<Sample>> RunAsync);
