using System.Globalization;

namespace EventBooking.Bench.Report;

/// <summary>Figures as people read them: three digits that count, no more.</summary>
internal static class Figures
{
    public static string Count(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Short(double value) => Math.Abs(value) switch
    {
        >= 100 => Count(value),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };
}
