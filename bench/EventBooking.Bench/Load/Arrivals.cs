namespace EventBooking.Bench.Load;

/// <summary>When requests are due.</summary>
internal static class Arrivals
{
    /// <summary>The same time between any two.</summary>
    public static TimeSpan[] Constant(double perSecond, TimeSpan length) =>
        [.. Enumerable.Range(0, (int)(perSecond * length.TotalSeconds)).Select(i => TimeSpan.FromSeconds(i / perSecond))];

    /// <summary>Each at any time within the length, as people come who know nothing of each other. The same at each call.</summary>
    public static TimeSpan[] Crowd(int count, TimeSpan length)
    {
#pragma warning disable CA5394 // Nothing here is secret: the same crowd each time is what is wanted.
        var random = new Random(20_000);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() * length).Order()];
#pragma warning restore CA5394
    }
}
