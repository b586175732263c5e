using EventBooking.Bench.Measuring;
using EventBooking.Bench.Scenarios;

namespace EventBooking.Bench.Plots;

/// <summary>Bookings and reads per second against the bookings that are in the database.</summary>
internal static class GrowthPlot
{
    private const double Million = 1e6;
    private const string Across = "million bookings in the database, with 10,000 events";

    public static string Draw(IReadOnlyList<GrowthPoint> points) => Svg.Picture(
        new Panel("Bookings per second", Across, "per second", [Line(points, "100 slots", Colors.Blue, point => point.Bookings)]),
        new Panel("GET slots per second", Across, "per second",
        [
            Line(points, "one event", Colors.Blue, point => point.ReadsOfOne),
            Line(points, "any of 10,000 events", Colors.Orange, point => point.ReadsOfAny),
        ]));

    private static Series Line(IReadOnlyList<GrowthPoint> points, string name, string color, Func<GrowthPoint, Measurement> measurement) =>
        new(name, color, [.. points.Select(point => (point.Rows / Million, measurement(point).Rate))]) { HasDots = true };
}
