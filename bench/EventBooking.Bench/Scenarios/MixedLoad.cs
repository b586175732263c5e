using EventBooking.Bench.Load;
using EventBooking.Bench.Measuring;
using EventBooking.Bench.Subjects;

namespace EventBooking.Bench.Scenarios;

/// <summary>(e) and (f): reads of what others are booking at the same time.</summary>
internal static class MixedLoad
{
    public const string Reads = "GET slots while (b) runs";
    public const string BookingsBeside = "bookings while (e) reads";
    public const string Mixed = "mixed, 90 % reads";

    public static async Task RunAsync(BenchContext context)
    {
        await ReadWhileBookingAsync(context);
        List<Turn> mixed =
        [
            new(Mixed, SubjectNames.Api, () => MixedAsync(context, context.Api)),
            new(Mixed, SubjectNames.Reference, () => MixedAsync(context, context.Reference)),
        ];
        context.Results.Measurements.AddRange(await Alternation.RunAsync("f", context.Plan.Rounds, mixed, context.CancellationToken));
    }

    // Both halves are measured at once: the bookings of a turn are noted when their readers are.
    private static async Task ReadWhileBookingAsync(BenchContext context)
    {
        List<Sample> ours = [];
        List<Sample> theirs = [];
        List<Turn> reads =
        [
            new(Reads, SubjectNames.Api, () => BothAsync(context, context.Api, ours)),
            new(Reads, SubjectNames.Reference, () => BothAsync(context, context.Reference, theirs)),
        ];
        context.Results.Measurements.AddRange(await Alternation.RunAsync("e", context.Plan.Rounds, reads, context.CancellationToken));
        context.Results.Measurements.Add(new Measurement("e", BookingsBeside, SubjectNames.Api, ours));
        context.Results.Measurements.Add(new Measurement("e", BookingsBeside, SubjectNames.Reference, theirs));
    }

    private static async Task<Sample> BothAsync(BenchContext context, WebSubject subject, List<Sample> bookings)
    {
        var published = await context.PublishManyAsync(subject);
        var options = new WrkOptions(subject.Address, context.Plan.Seconds)
        {
            Environment = published.WriteFiles($"both-{subject.Port}"),
            Connections = Plan.Connections / 2,
            Threads = 1,
        };
        var booking = Wrk.RunAsync(options with { Script = TreePaths.Peer("book.lua") }, context.CancellationToken);
        var reading = await Wrk.RunAsync(options with { Script = TreePaths.Script("read.lua") }, context.CancellationToken);
        var booked = await booking;
        var problem = BookingTurn.ProblemOf(reading) ?? BookingTurn.ProblemOf(booked);
        if (problem is null && subject == context.Api)
        {
            problem = await BookingCheck.FindProblemAsync(
                context.Servers,
                BenchServers.ApiDatabase,
                published.Slots,
                booked.Requests,
                options.Connections,
                context.CancellationToken);
        }

        bookings.Add(new Sample(booked.AcceptedRate, booked.P50, booked.P99) { Problem = problem });
        return new Sample(reading.AcceptedRate, reading.P50, reading.P99) { Problem = problem };
    }

    private static async Task<Sample> MixedAsync(BenchContext context, WebSubject subject)
    {
        var published = await context.PublishManyAsync(subject);
        var report = await Wrk.RunAsync(
            new WrkOptions(
                subject.Address,
                context.Plan.Seconds)
            { Script = TreePaths.Script("mixed.lua"), Environment = published.WriteFiles("mixed") },
            context.CancellationToken);
        var problem = BookingTurn.ProblemOf(report);
        if (problem is null && subject == context.Api)
        {
            // wrk does not count reads and bookings apart: only what the database says of itself can be checked.
            problem = await BookingCheck.FindProblemAsync(
                context.Servers, BenchServers.ApiDatabase, published.Slots, created: 0, unread: int.MaxValue, context.CancellationToken);
        }

        return new Sample(report.AcceptedRate, report.P50, report.P99) { Problem = problem };
    }
}
