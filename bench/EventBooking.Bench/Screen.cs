using System.Diagnostics;
using System.Globalization;

namespace EventBooking.Bench;

/// <summary>What the person at the console sees while it goes on.</summary>
internal static class Screen
{
    private static readonly long Started = Stopwatch.GetTimestamp();

    /// <summary>A line with the time since the start in front.</summary>
    public static void Line(string text) => Console.Out.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(Started).TotalSeconds,6:0.0} s  {text}"));
}
