using System.Globalization;
using System.Security;

namespace EventBooking.Bench.Plots;

/// <summary>The few elements of SVG that a chart is made of.</summary>
internal static class Svg
{
    public const string Axis = "#444444";
    public const string Grid = "#dddddd";

    /// <summary>A picture of panels side by side, on white: a page may be dark.</summary>
    public static string Picture(params IReadOnlyList<Panel> panels)
    {
        var width = panels.Count * Panel.Width;
        var drawn = panels.Select((panel, i) => $"<g transform=\"translate({i * Panel.Width},0)\">\n{panel.Draw()}</g>\n");
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {Panel.Height}\" width=\"{width}\" "
            + $"height=\"{Panel.Height}\" font-family=\"sans-serif\">\n"
            + $"<rect width=\"{width}\" height=\"{Panel.Height}\" fill=\"white\"/>\n{string.Concat(drawn)}</svg>\n";
    }

    public static string Line(double x1, double y1, double x2, double y2, string color, int width = 1) =>
        $"<line x1=\"{Place(x1)}\" y1=\"{Place(y1)}\" x2=\"{Place(x2)}\" y2=\"{Place(y2)}\" stroke=\"{color}\" stroke-width=\"{width}\"/>";

    public static string Text(double x, double y, string text, string anchor = "start", int size = 12, string weight = "normal") =>
        $"<text x=\"{Place(x)}\" y=\"{Place(y)}\" text-anchor=\"{anchor}\" font-size=\"{size}\" font-weight=\"{weight}\" "
            + $"fill=\"#222222\">{SecurityElement.Escape(text)}</text>";

    public static string Path(IEnumerable<(double X, double Y)> points, string color) =>
        $"<polyline points=\"{string.Join(' ', points.Select(point =>
            $"{Place(point.X)},{Place(point.Y)}"))}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\"/>";

    public static string Dot(double x, double y, string color) =>
        $"<circle cx=\"{Place(x)}\" cy=\"{Place(y)}\" r=\"4\" fill=\"{color}\"/>";

    private static string Place(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
