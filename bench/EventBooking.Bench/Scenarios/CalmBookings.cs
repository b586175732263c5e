using EventBooking.Bench.Load;
using EventBooking.Bench.Measuring;
using EventBooking.Bench.Subjects;

namespace EventBooking.Bench.Scenarios;

/// <summary>What one person notifications: a lone booking, and one of many that come at a third of the rate that goes at most.</summary>
internal static class CalmBookings
{
    public const string Lone = "bookings, one client";
    public const string OpenLoop = "bookings, 100 slots, open loop";

    private const double Share = 1.0 / 3;

    public static async Task RunAsync(BenchContext context)
    {
        var (plan, cancel) = (context.Plan, context.CancellationToken);
        List<Turn> lone =
        [
            new(Lone, SubjectNames.Api, async () => await BookingTurn.RunAsync(
                context,
                BenchServers.ApiDatabase,
                [context.Api],
                await context.PublishManyAsync(context.Api),
                connections: 1,
                plan.Seconds)),
            new(
                Lone, SubjectNames.OneStatement,
                () => PgBench.RunAsync(context.Servers, PgBench.OneStatement, rows: 100, clients: 1, plan.Seconds, cancel)),
        ];
        context.Results.Measurements.AddRange(await Alternation.RunAsync("b", plan.Rounds, lone, cancel));
        if (context.Results.Find("b", Bookings.Many, SubjectNames.Api) is { } most)
        {
            List<Turn> open = [new(OpenLoop, SubjectNames.Api, () => OpenLoopAsync(context, most.Rate * Share))];
            context.Results.Measurements.AddRange(await Alternation.RunAsync("b", plan.Rounds, open, cancel));
        }
    }

    private static async Task<Sample> OpenLoopAsync(BenchContext context, double rate)
    {
        var cancel = context.CancellationToken;
        var published = await context.PublishManyAsync(context.Api);
        var times = Arrivals.Constant(rate, TimeSpan.FromSeconds(context.Plan.Seconds));
        await context.Servers.CheckpointAsync(cancel);
        using var loop = await Load.OpenLoop.ConnectAsync(context.Api.Port, Plan.Connections, cancel);
        var result = await loop.RunAsync(times, i => BookingRequest.Bytes(i, published.Slots[i * 37 % published.Slots.Count]), cancel);
        var created = result.CountOf(status => status == 201);
        var latencies = result.Latencies();
        return new Sample(created / times[^1].TotalSeconds, latencies.Percentile(50), latencies.Percentile(99))
        {
            Problem = created == times.Length
                ? await BookingCheck.FindProblemAsync(
                    context.Servers, BenchServers.ApiDatabase, published.Slots, created, unread: 0, cancel)
                : $"{times.Length - created} of {times.Length} requests not answered with 201",
        };
    }
}
