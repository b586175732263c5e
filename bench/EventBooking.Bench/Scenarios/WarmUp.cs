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

    public static async Task RunAsync(BenchContext context, WebSubject subject, int seconds)
    {
        var published = await context.PublishManyAsync(subject);
        await Wrk.RunAsync(
            new WrkOptions(subject.Address, seconds) { Script = TreePaths.Script("mixed.lua"), Environment = published.WriteFiles("warm-up") },
            context.CancellationToken);
    }
}
