namespace EventBooking.Bench.Plots;

/// <summary>One line of a chart.</summary>
internal sealed record Series(string Name, string Color, IReadOnlyList<(double X, double Y)> Points)
{
    /// <summary>Whether each point is marked, as where there are only a few.</summary>
    public bool HasDots { get; init; }
}
