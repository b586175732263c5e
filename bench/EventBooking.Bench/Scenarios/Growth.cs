using System.Globalization;
using EventBooking.Bench.Load;
using EventBooking.Bench.Measuring;
using EventBooking.Bench.Subjects;

namespace EventBooking.Bench.Scenarios;

/// <summary>(h): bookings and reads with 10,000 events and ever more bookings in the database, which is one of its own.</summary>
internal static class Growth
{
    public const string ReadsOfOne = "GET slots of one event";
    public const string ReadsOfAny = "GET slots of any of 10,000 events";

    public static async Task RunAsync(BenchContext context)
    {
        var cancel = context.CancellationToken;
        await OurApi.MigrateAsync(context.Servers, BenchServers.GrowthDatabase, cancel);
        await using var data = new GrowthData(context.Servers);
        await using (var api = await StartAsync(context))
        {
            await data.AddEventsAsync(api, cancel);
        }

        foreach (var rows in context.Plan.GrowthRows)
        {
            // While no instance runs: whatever one may keep in memory must not be changed behind its back.
            await data.GrowAsync(rows, cancel);
            Screen.Line(string.Create(CultureInfo.InvariantCulture, $"(h) {rows:N0} bookings and 10,000 events are in the database"));
            await using var api = await StartAsync(context);
            await WarmUp.RunAsync(context, api, context.Plan.WarmUpSeconds);
            context.Results.Growth.Add(await MeasureAsync(context, api, data, rows));
        }
    }

    private static Task<WebSubject> StartAsync(BenchContext context) =>
        OurApi.StartAsync(context.Servers, BenchServers.GrowthDatabase, context.CancellationToken);

    private static async Task<GrowthPoint> MeasureAsync(BenchContext context, WebSubject api, GrowthData data, int rows)
    {
        var events = new PublishedSlots(await data.EventsAsync(context.CancellationToken), []);
        List<Turn> turns =
        [
            new(Bookings.Many, SubjectNames.Api, async () => await BookingTurn.RunAsync(
                context, BenchServers.GrowthDatabase, [api], await context.PublishManyAsync(api), Plan.Bookers, context.Plan.Seconds)),
            new(ReadsOfOne, SubjectNames.Api, () => ReadAsync(context, api, events with { Events = [events.Events[0]] })),
            new(ReadsOfAny, SubjectNames.Api, () => ReadAsync(context, api, events)),
        ];
        var letter = string.Create(CultureInfo.InvariantCulture, $"h, {rows:N0} rows");
        var measured = await Alternation.RunAsync(letter, context.Plan.GrowthRounds, turns, context.CancellationToken);
        context.Results.Measurements.AddRange(measured);
        return new GrowthPoint(rows, measured[0], measured[1], measured[2]);
    }

    private static async Task<Sample> ReadAsync(BenchContext context, WebSubject api, PublishedSlots events)
    {
        var report = await Wrk.RunAsync(
            new WrkOptions(
                api.Address,
                context.Plan.Seconds)
            { Script = TreePaths.Script("read.lua"), Environment = events.WriteFiles("growth") },
            context.CancellationToken);
        return new Sample(report.AcceptedRate, report.P50, report.P99) { Problem = BookingTurn.ProblemOf(report) };
    }
}
