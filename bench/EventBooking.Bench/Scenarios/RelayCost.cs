using EventBooking.Bench.Measuring;
using EventBooking.Bench.Subjects;

namespace EventBooking.Bench.Scenarios;

/// <summary>(k): what it costs bookings that an instance relays its outbox to RabbitMQ meanwhile. Each has a database of its own.</summary>
internal static class RelayCost
{
    public static async Task RunAsync(BenchContext context)
    {
        var (servers, plan, cancel) = (context.Servers, context.Plan, context.CancellationToken);
        await OurApi.MigrateAsync(servers, BenchServers.RelayingDatabase, cancel);
        await using var relaying = await OurApi.StartAsync(servers, BenchServers.RelayingDatabase, cancel, relay: true);
        await WarmUp.RunAsync(context, relaying, plan.WarmUpSeconds);
        await ForgetUntoldAsync();
        List<Turn> turns =
        [
            new(
                Bookings.Hot, SubjectNames.Api,
                async () => await RunAsync(context.Api, BenchServers.ApiDatabase, await context.PublishHotAsync(context.Api))),
            new(Bookings.Hot, SubjectNames.Relaying, async () => await RelayAsync(await context.PublishHotAsync(relaying))),
            new(
                Bookings.Many, SubjectNames.Api,
                async () => await RunAsync(context.Api, BenchServers.ApiDatabase, await context.PublishManyAsync(context.Api))),
            new(Bookings.Many, SubjectNames.Relaying, async () => await RelayAsync(await context.PublishManyAsync(relaying))),
        ];
        context.Results.Measurements.AddRange(await Alternation.RunAsync("k", plan.Rounds, turns, cancel));

        async Task<Sample> RelayAsync(PublishedSlots published)
        {
            var sample = await RunAsync(relaying, BenchServers.RelayingDatabase, published);
            await ForgetUntoldAsync();
            return sample;
        }

        Task<Sample> RunAsync(WebSubject api, string database, PublishedSlots published) =>
            BookingTurn.RunAsync(context, database, [api], published, Plan.Bookers, plan.Seconds);

        // What is still pending after a turn must not be published during the next one, which is another subject's.
        Task ForgetUntoldAsync() =>
            servers.RunSqlAsync(BenchServers.RelayingDatabase, "update outbox set told_at = now() where told_at is null", cancel);
    }
}
