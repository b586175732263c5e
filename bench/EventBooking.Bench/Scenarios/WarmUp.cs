using EventBooking.Bench.Load;
using EventBooking.Bench.Subjects;

namespace EventBooking.Bench.Scenarios;

/// <summary>Lets the runtime compile what is measured afterwards.</summary>
internal static class WarmUp
{
    public static async Task RunAsync(BenchContext context)
    {
        Screen.Line("Warming up");
        await RunAsync(context, context.Api, context.Plan.WarmUpSeconds);
        await RunAsync(context, context.Reference, seconds: 1);
    }

    /// <summary>First a mix of reads and bookings, then a rush, for half of the seconds each.</summary>
    public static async Task RunAsync(BenchContext context, WebSubject subject, int seconds)
    {
        var published = await context.PublishManyAsync(subject);
        await WrkAsync(TreePaths.Script("mixed.lua"), Plan.Connections);
        await WrkAsync(TreePaths.Peer("book.lua"), Plan.Bookers);

        Task WrkAsync(string script, int connections) => Wrk.RunAsync(
            new WrkOptions(
                subject.Address,
                (seconds + 1) / 2)
            { Script = script, Connections = connections, Environment = published.WriteFiles("warm-up") },
            context.CancellationToken);
    }
}
