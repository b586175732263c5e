using System.Globalization;
using System.Text;

namespace EventBooking.Bench.Plots;

/// <summary>A chart with its axes, their units and a line for each series.</summary>
/// <param name="Title">Above it.</param>
/// <param name="AcrossLabel">Below the horizontal axis.</param>
/// <param name="UpLabel">Beside the vertical axis.</param>
/// <param name="Series">The lines.</param>
internal sealed record Panel(string Title, string AcrossLabel, string UpLabel, IReadOnlyList<Series> Series)
{
    public const int Width = 560;
    public const int Height = 380;

    private const int Left = 74;
    private const int Right = 20;
    private const int Above = 76;
    private const int Below = 52;

    /// <summary>How marks of the horizontal axis are written.</summary>
    public Func<double, string> Across { get; init; } = Number;

    /// <summary>How marks of the vertical axis are written.</summary>
    public Func<double, string> Up { get; init; } = Number;

    public static string Number(double value) => value.ToString("#,0.###", CultureInfo.InvariantCulture);

    /// <summary>The chart as SVG, its upper left corner at the origin.</summary>
    public string Draw()
    {
        var x = Scale.For(Series.Max(series => series.Points.Max(point => point.X)), Left, Width - Right);
        var y = Scale.For(Series.Max(series => series.Points.Max(point => point.Y)), Height - Below, Above);
        var svg = new StringBuilder();
        svg.AppendLine(Svg.Text(Left, 24, Title, size: 15, weight: "bold"));
        foreach (var mark in y.Marks)
        {
            svg.AppendLine(Svg.Line(Left, y.At(mark), Width - Right, y.At(mark), mark == 0 ? Svg.Axis : Svg.Grid));
            svg.AppendLine(Svg.Text(Left - 8, y.At(mark) + 4, Up(mark), anchor: "end"));
        }

        foreach (var mark in x.Marks)
        {
            svg.AppendLine(Svg.Line(x.At(mark), Height - Below, x.At(mark), Height - Below + 5, Svg.Axis));
            svg.AppendLine(Svg.Text(x.At(mark), Height - Below + 20, Across(mark), anchor: "middle"));
        }

        svg.AppendLine(Svg.Text((Left + Width - Right) / 2.0, Height - 10, AcrossLabel, anchor: "middle"));
        svg.AppendLine(Svg.Text(Left - 60, Above - 14, UpLabel));
        DrawSeries(svg, x, y);
        return svg.ToString();
    }

    private void DrawSeries(StringBuilder svg, Scale x, Scale y)
    {
        var legend = (double)Left;
        foreach (var series in Series)
        {
            svg.AppendLine(Svg.Path(series.Points.Select(point => (x.At(point.X), y.At(point.Y))), series.Color));
            if (series.HasDots)
            {
                foreach (var (across, up) in series.Points)
                {
                    svg.AppendLine(Svg.Dot(x.At(across), y.At(up), series.Color));
                }
            }

            svg.AppendLine(Svg.Line(legend, 42, legend + 18, 42, series.Color, width: 3));
            svg.AppendLine(Svg.Text(legend + 24, 46, series.Name));
            // A letter is some 6.6 wide at this size.
            legend += 24 + series.Name.Length * 6.6 + 14;
        }
    }
}
