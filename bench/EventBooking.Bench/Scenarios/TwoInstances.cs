using EventBooking.Bench.Measuring;
using EventBooking.Bench.Subjects;

namespace EventBooking.Bench.Scenarios;

/// <summary>(i): whether a second instance on the same database helps or harms, with the same number of clients in all.</summary>
internal static class TwoInstances
{
    public static async Task RunAsync(BenchContext context)
    {
        await using var second = await OurApi.StartAsync(context.Servers, BenchServers.ApiDatabase, context.CancellationToken);
        await WarmUp.RunAsync(context, second, context.Plan.WarmUpSeconds);
        List<Turn> turns =
        [
            new(Bookings.Hot, SubjectNames.Api, async () => await RunAsync([context.Api], await context.PublishHotAsync(context.Api))),
            new(
                Bookings.Hot, SubjectNames.TwoApis,
                async () => await RunAsync([context.Api, second], await context.PublishHotAsync(context.Api))),
            new(Bookings.Many, SubjectNames.Api, async () => await RunAsync([context.Api], await context.PublishManyAsync(context.Api))),
            new(
                Bookings.Many, SubjectNames.TwoApis,
                async () => await RunAsync([context.Api, second], await context.PublishManyAsync(context.Api))),
        ];
        context.Results.Measurements.AddRange(await Alternation.RunAsync("i", context.Plan.Rounds, turns, context.CancellationToken));

        Task<Sample> RunAsync(IReadOnlyList<WebSubject> instances, PublishedSlots published) => BookingTurn.RunAsync(
            context, BenchServers.ApiDatabase, instances, published, Plan.Bookers, context.Plan.Seconds);
    }
}
