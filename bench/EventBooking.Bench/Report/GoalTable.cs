namespace EventBooking.Bench.Report;

internal static class GoalTable
{
    private static readonly string[] Head = ["figure", "measured", "floor", "aim", "verdict"];

    public static string Text(IReadOnlyList<Goal> goals)
    {
        List<string[]> rows = [Head, .. Rows(goals)];
        var widths = Head.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        return string.Join(
            '\n', rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()));
    }

    public static IEnumerable<string> Markdown(IReadOnlyList<Goal> goals) =>
        Tables.Markdown(Head, "lrrrl", Rows(goals));

    private static IEnumerable<string[]> Rows(IReadOnlyList<Goal> goals) => goals.Select(goal => new[]
    {
        goal.What,
        goal.Problem ?? Figures.Short(goal.Value) + goal.Unit,
        Figures.Short(goal.Floor) + goal.Unit,
        goal.Aim is { } aim ? Figures.Short(aim) + goal.Unit : "",
        goal.Verdict,
    });
}
