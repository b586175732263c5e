using EventBooking.Bench.Load;
using EventBooking.Bench.Measuring;
using EventBooking.Bench.Subjects;

namespace EventBooking.Bench.Scenarios;

/// <summary>(c) and (d): answers that change nothing, held against a web server that answers the same bytes without a thought.</summary>
internal static class Answers
{
    public const string SoldOut = "refusals, sold out";
    public const string GetSlots = "GET slots";

    public static async Task RunAsync(BenchContext context)
    {
        var cancel = context.CancellationToken;
        var ours = await PrepareAsync(context, context.Api);
        var theirs = await PrepareAsync(context, context.Reference);
        await using var kestrel = await BareKestrel.StartAsync(ours.Slots, ours.Refusal, ours.RefusalStatus, cancel);
        await RefuseAsync(context, kestrel, ours);
        List<Turn> refusals =
        [
            new(SoldOut, SubjectNames.Api, () => RefuseAsync(context, context.Api, ours)),
            new(SoldOut, SubjectNames.Kestrel, () => RefuseAsync(context, kestrel, ours)),
            new(SoldOut, SubjectNames.Reference, () => RefuseAsync(context, context.Reference, theirs)),
        ];
        List<Turn> reads =
        [
            new(GetSlots, SubjectNames.Api, () => ReadAsync(context, context.Api, ours)),
            new(GetSlots, SubjectNames.Kestrel, () => ReadAsync(context, kestrel, ours)),
            new(GetSlots, SubjectNames.Reference, () => ReadAsync(context, context.Reference, theirs)),
        ];
        context.Results.Measurements.AddRange(await Alternation.RunAsync("c", context.Plan.Rounds, refusals, cancel));
        context.Results.Measurements.AddRange(await Alternation.RunAsync("d", context.Plan.Rounds, reads, cancel));
    }

    private static async Task<Prepared> PrepareAsync(BenchContext context, WebSubject subject)
    {
        var cancel = context.CancellationToken;
        var publisher = new Publisher(subject);
        var full = await publisher.PublishAsync(events: 1, slots: 1, capacity: 1, cancel);
        await publisher.BookAsync(full.Slots[0], cancel);
        var (refusalStatus, refusal) = await publisher.BookAsync(full.Slots[0], cancel);
        var open = await publisher.PublishAsync(events: 1, Plan.SlotsPerEvent, Plan.Roomy, cancel);
        await publisher.BookAsync(open.Slots[0], cancel);
        var (status, slots) = await publisher.GetAsync(open.SlotsPath, cancel);
        return refusalStatus is 409 or 400 && status == 200
            ? new Prepared(full, refusalStatus, refusal, open, slots)
            : throw new BenchException(
                $"{subject.Name} answered a booking of a full slot with {refusalStatus} and GET slots with {status}.");
    }

    private static async Task<Sample> RefuseAsync(BenchContext context, WebSubject subject, Prepared prepared)
    {
        var report = await Wrk.RunAsync(
            new WrkOptions(
                subject.Address,
                context.Plan.Seconds)
            { Script = TreePaths.Peer("book.lua"), Environment = prepared.Full.WriteFiles("full") },
            context.CancellationToken);
        var problem = report switch
        {
            { Broken: > 0 } => $"{report.Broken} lost connections or missing answers",
            _ when report.Refused < report.Requests => $"{report.Requests - report.Refused} bookings of a full slot",
            _ when subject == context.Api => await BookingCheck.FindProblemAsync(
                context.Servers, BenchServers.ApiDatabase, prepared.Full.Slots, created: 1, unread: 0, context.CancellationToken),
            _ => null,
        };
        return new Sample(report.Rate, report.P50, report.P99) { Problem = problem };
    }

    private static async Task<Sample> ReadAsync(BenchContext context, WebSubject subject, Prepared prepared)
    {
        var report = await Wrk.RunAsync(
            new WrkOptions(subject.Address, context.Plan.Seconds) { Path = prepared.Open.SlotsPath },
            context.CancellationToken);
        return new Sample(report.AcceptedRate, report.P50, report.P99) { Problem = BookingTurn.ProblemOf(report) };
    }

    private sealed record Prepared(PublishedSlots Full, int RefusalStatus, byte[] Refusal, PublishedSlots Open, byte[] Slots);
}
