namespace EventBooking.Bench.Plots;

/// <summary>Maps values from zero up to a length on paper, with round numbers as marks.</summary>
internal sealed class Scale
{
    private static readonly int[] RoundFactors = [1, 2, 5, 10];

    private Scale(double top, double step, double from, double to)
    {
        Top = top;
        Step = step;
        From = from;
        To = to;
    }

    /// <summary>The highest mark, at or above the highest value.</summary>
    public double Top { get; }

    public double Step { get; }

    private double From { get; }

    private double To { get; }

    public IEnumerable<double> Marks => Enumerable.Range(0, (int)Math.Round(Top / Step) + 1).Select(i => i * Step);

    /// <summary>With some five marks.</summary>
    public static Scale For(double highest, double from, double to)
    {
        var step = RoundStep(Math.Max(highest, 1e-9) / 5);
        var top = Math.Max(1, Math.Ceiling(Math.Round(highest / step, 9))) * step;
        return new Scale(top, step, from, to);
    }

    public double At(double value) => From + value / Top * (To - From);

    // 1, 2 or 5 times a power of ten, at or above the value.
    private static double RoundStep(double value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return RoundFactors.Select(factor => factor * power).First(step => step >= value * (1 - 1e-9));
    }
}
