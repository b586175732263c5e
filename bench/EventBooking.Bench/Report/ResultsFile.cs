using EventBooking.Bench.Plots;

namespace EventBooking.Bench.Report;

/// <summary>Writes RESULTS.md and its pictures.</summary>
internal static class ResultsFile
{
    private const string OnSalePicture = "on-sale.svg";
    private const string GrowthPicture = "growth.svg";

    public static async Task WriteAsync(
        BenchOptions options,
        IReadOnlyList<(string What, string Value)> facts,
        IReadOnlyList<Goal> goals,
        Results results,
        CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Output);
        List<string> lines =
        [
            "# Results of the bench",
            "",
            $"Made by `./bench/run.sh` ({options.Plan.Name} run, {options.Plan.Rounds} rounds of {options.Plan.Seconds} s). [How "
                + "to read it](README.md).",
            "",
            .. Tables.Markdown(["machine and versions", ""], "ll", facts.Select(fact => new[] { fact.What, fact.Value })),
            "",
            "## What the project has set itself",
            "",
            .. GoalTable.Markdown(goals),
            "",
            .. MeasurementTable.Markdown(results),
            .. results.Soak?.Markdown().Prepend("") ?? [],
        ];
        if (results.OnSales.Count > 0)
        {
            lines.AddRange(["", .. OnSaleTable.Markdown(results.OnSales), "", $"![The last on-sale]({OnSalePicture})"]);
            await File.WriteAllTextAsync(
                Path.Combine(options.Output, OnSalePicture), OnSalePlot.Draw(results.OnSales[^1]), cancellationToken);
        }

        if (results.Growth.Count > 0)
        {
            lines.AddRange(["", "## Growth", "", $"![What goes with more bookings in the database]({GrowthPicture})"]);
            await File.WriteAllTextAsync(Path.Combine(options.Output, GrowthPicture), GrowthPlot.Draw(results.Growth), cancellationToken);
        }

        var path = Path.Combine(options.Output, "RESULTS.md");
        await File.WriteAllTextAsync(path, string.Join('\n', lines) + "\n", cancellationToken);
        Console.Out.WriteLine();
        Console.Out.WriteLine($"Written: {path}");
    }
}
