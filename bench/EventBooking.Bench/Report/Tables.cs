namespace EventBooking.Bench.Report;

internal static class Tables
{
    /// <summary>The lines of a table; of each column, l or r says how it is aligned.</summary>
    public static IEnumerable<string> Markdown(IReadOnlyList<string> head, string alignment, IEnumerable<IReadOnlyList<string>> rows) =>
    [
        Line(head),
        Line([.. alignment.Select(column => column == 'r' ? "---:" : "---")]),
        .. rows.Select(Line),
    ];

    private static string Line(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells)} |";
}
