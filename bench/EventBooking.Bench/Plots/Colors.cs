namespace EventBooking.Bench.Plots;

/// <summary>Colours that people who do not see red and green apart can distinguish (Okabe and Ito).</summary>
internal static class Colors
{
    public const string Blue = "#0072b2";
    public const string Orange = "#d55e00";
    public const string Green = "#009e73";
}
