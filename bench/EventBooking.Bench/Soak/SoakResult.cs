using EventBooking.Bench.Report;

namespace EventBooking.Bench.Soak;

/// <summary>What a soak found: memory after each tenth of it.</summary>
/// <param name="Points">The tenths.</param>
/// <param name="Surprises">Answers that were not as expected.</param>
/// <param name="IsWarm">Whether the first tenth was so long that resident memory counts as well.</param>
internal sealed record SoakResult(IReadOnlyList<SoakPoint> Points, IReadOnlyList<string> Surprises, bool IsWarm)
{
    // What open connections hold at the moment, and in a short one what the runtime still fills: plans, pools, tables of types. Of a heap
    // of one or two megabytes that is more than a tenth; a leak of 10 bytes a request would be 50 times as much.
    private const long HeapSlack = 1_000_000;

    /// <summary>Memory may be this much more than it was after the first tenth.</summary>
    public const double Limit = 1.10;

    /// <summary>Figures for each service: the most after any later tenth, over that after the first.</summary>
    public IEnumerable<Goal> Goals => Points[0].Memory.Keys.SelectMany(service => GoalsOf(service));

    public IEnumerable<string> Problems => Surprises
        .Concat(Goals.Where(goal => goal.Value > goal.Floor).Select(goal => $"{goal.What}: {Figures.Short(goal.Value)}x"))
        .Select(problem => $"soak: {problem}");

    public IEnumerable<string> Markdown() =>
    [
        "## Memory in the soak",
        "",
        "In MB after each tenth, once all garbage was collected: of the heap, and resident.",
        "",
        .. Tables.Markdown(
            ["requests", "mails", .. Points[0].Memory.Keys.SelectMany(service => new[] { $"{service}, heap", "resident" })],
            new string('r', 2 + (2 * Points[0].Memory.Count)),
            Points.Select(point => (IReadOnlyList<string>)
                [Figures.Count(point.Requests), Figures.Count(point.Mails), .. point.Memory.Values.SelectMany(Megabytes)])),
    ];

    public static string Line(SoakPoint point) => string.Join("   ", new[]
    {
        $"{Figures.Count(point.Requests)} requests, {Figures.Count(point.Mails)} mails",
    }.Concat(point.Memory.Select(service => $"{service.Key} {string.Join(" of ", Megabytes(service.Value))} MB")));

    private static string[] Megabytes(MemoryUse use) => [Figures.Short(use.Heap / 1e6), Figures.Short(use.Resident / 1e6)];

    private IEnumerable<Goal> GoalsOf(string service)
    {
        yield return Goal($"(l) {service}: heap at its highest / after the first tenth", point => point.Memory[service].Heap, HeapSlack);
        if (IsWarm)
        {
            yield return Goal($"(l) {service}: resident at its highest / after the first tenth", point => point.Memory[service].Resident);
        }
    }

    private Goal Goal(string what, Func<SoakPoint, long> figure, long slack = 0) =>
        new(
            what,
            Points.Skip(1).Max(figure) / (double)figure(Points[0]),
            "x",
            Limit + (slack / (double)figure(Points[0])),
            Aim: null,
            IsMoreBetter: false);
}
