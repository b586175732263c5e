using EventBooking.Bench.Load;
using EventBooking.Bench.Measuring;
using EventBooking.Bench.Subjects;

namespace EventBooking.Bench.Scenarios;

/// <summary>One turn of wrk booking slots that were published for it, with a look at the database afterwards.</summary>
internal static class BookingTurn
{
    /// <summary>One or more instances of this API share the connections.</summary>
    public static async Task<Sample> RunAsync(
        BenchContext context, string database, IReadOnlyList<WebSubject> instances, PublishedSlots published, int connections, int seconds)
    {
        await context.Servers.CheckpointAsync(context.CancellationToken);
        var reports = await Task.WhenAll(instances.Select(instance =>
            WrkAsync(context, instance, published, connections / instances.Count, seconds)));
        var created = reports.Sum(report => report.Requests - report.Refused);
        return new Sample(reports.Sum(report => report.AcceptedRate), reports.Max(report => report.P50), reports.Max(report => report.P99))
        {
            Problem = reports.Select(ProblemOf).FirstOrDefault(problem => problem is not null)
                ?? await BookingCheck.FindProblemAsync(
                    context.Servers, database, published.Slots, created, connections, context.CancellationToken),
        };
    }

    /// <summary>The reference API keeps no promise that could be checked but its answers.</summary>
    public static async Task<Sample> RunReferenceAsync(BenchContext context, PublishedSlots published, int seconds)
    {
        await context.Servers.CheckpointAsync(context.CancellationToken);
        var report = await WrkAsync(context, context.Reference, published, Plan.Bookers, seconds);
        return new Sample(report.AcceptedRate, report.P50, report.P99) { Problem = ProblemOf(report) };
    }

    public static string? ProblemOf(WrkReport report) => report switch
    {
        { Broken: > 0 } => $"{report.Broken} lost connections or missing answers",
        { Refused: > 0 } => $"{report.Refused} of {report.Requests} requests refused",
        _ => null,
    };

    private static Task<WrkReport> WrkAsync(
        BenchContext context, WebSubject subject, PublishedSlots published, int connections, int seconds) =>
        Wrk.RunAsync(
            new WrkOptions(subject.Address, seconds)
            {
                Script = TreePaths.Peer("book.lua"),
                Connections = connections,
                Environment = published.WriteFiles($"book-{subject.Port}"),
            },
            context.CancellationToken);
}
