using EventBooking.Bench.Load;
using EventBooking.Bench.Measuring;
using EventBooking.Bench.Subjects;

namespace EventBooking.Bench.Scenarios;

/// <summary>(a) and (b): bookings of one hot slot and of 100 slots, as many as go.</summary>
internal static class Bookings
{
    public const string Hot = "bookings, one hot slot";
    public const string Many = "bookings, 100 slots";

    public static async Task RunAsync(BenchContext context)
    {
        var (plan, cancel) = (context.Plan, context.CancellationToken);
        ApiMemory.Restart(context.Api);
        List<Turn> many =
        [
            new(Many, SubjectNames.Api, async () => await OursAsync(await context.PublishManyAsync(context.Api))),
            new(Many, SubjectNames.OneStatement, () => PgBenchAsync(PgBench.OneStatement, rows: 100)),
            new(Many, SubjectNames.LockThenUpdate, () => PgBenchAsync(PgBench.LockThenUpdate, rows: 100)),
            new(Many, SubjectNames.Reference, async () => await ReferenceAsync(await context.PublishManyAsync(context.Reference))),
        ];
        context.Results.Measurements.AddRange(await Alternation.RunAsync("b", plan.Rounds, many, cancel));
        context.Results.ApiMemory = ApiMemory.Peak(context.Api);
        List<Turn> hot =
        [
            new(Hot, SubjectNames.Api, async () => await OursAsync(await context.PublishHotAsync(context.Api))),
            new(Hot, SubjectNames.OneStatement, () => PgBenchAsync(PgBench.OneStatement, rows: 1)),
            new(Hot, SubjectNames.LockThenUpdate, () => PgBenchAsync(PgBench.LockThenUpdate, rows: 1)),
            new(Hot, SubjectNames.Reference, async () => await ReferenceAsync(await context.PublishHotAsync(context.Reference))),
        ];
        context.Results.Measurements.AddRange(await Alternation.RunAsync("a", plan.Rounds, hot, cancel));

        Task<Sample> OursAsync(PublishedSlots published) =>
            BookingTurn.RunAsync(context, BenchServers.ApiDatabase, [context.Api], published, Plan.Bookers, plan.Seconds);

        Task<Sample> ReferenceAsync(PublishedSlots published) => BookingTurn.RunReferenceAsync(context, published, plan.Seconds);

        Task<Sample> PgBenchAsync(string script, int rows) =>
            PgBench.RunAsync(context.Servers, script, rows, Plan.DatabaseClients, plan.Seconds, cancel);
    }
}
