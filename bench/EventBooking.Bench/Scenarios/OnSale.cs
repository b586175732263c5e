using System.Globalization;
using EventBooking.Bench.Load;
using EventBooking.Bench.Measuring;
using EventBooking.Bench.Subjects;

namespace EventBooking.Bench.Scenarios;

/// <summary>(g): 20,000 clients come within two seconds for the 2,000 seats of one slot.</summary>
internal static class OnSale
{
    public const int Clients = 20_000;
    public const int Seats = 2_000;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(BenchContext context)
    {
        for (var i = 0; i < context.Plan.OnSales; i++)
        {
            var sample = await RunOnceAsync(context);
            context.Results.OnSales.Add(sample);
            Screen.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"(g) on-sale: last answer {sample.Last.TotalSeconds:0.00} s after the last arrival, p50 {sample.P50:0} ms, p99 "
                    + $"{sample.P99:0} ms  {sample.Problem}"));
        }
    }

    private static async Task<OnSaleSample> RunOnceAsync(BenchContext context)
    {
        var cancel = context.CancellationToken;
        var published = await new Publisher(context.Api).PublishAsync(events: 1, slots: 1, Seats, cancel);
        var requests = Enumerable.Range(0, Clients).Select(i => BookingRequest.Bytes(i, published.Slots[0])).ToArray();
        await context.Servers.CheckpointAsync(cancel);
        var connections = Math.Min(Clients, OpenFiles.Limit - OpenFiles.Others);
        Screen.Line(string.Create(CultureInfo.InvariantCulture, $"(g) opening {connections:N0} connections"));
        using var loop = await OpenLoop.ConnectAsync(context.Api.Port, connections, cancel);
        var result = await loop.RunAsync(Arrivals.Crowd(Clients, Length), i => requests[i], cancel);
        var sold = result.CountOf(status => status == 201);
        return OnSaleSample.Of(result, connections) with
        {
            Problem = (sold, result) switch
            {
                ( > Seats or < Seats, _) => $"{sold} seats sold instead of {Seats}",
                (_, { Unanswered: > 0 }) => $"{result.Unanswered} clients without an answer",
                _ when result.CountOf(status => status >= 500) is > 0 and var failed => $"{failed} clients got a 5xx",
                _ when result.CountOf(status => status is not 201 and not 409) is > 0 and var odd => $"{odd} answers neither 201 nor 409",
                _ =>
                    await BookingCheck.FindProblemAsync(
                        context.Servers, BenchServers.ApiDatabase, published.Slots, sold, unread: 0, cancel),
            },
        };
    }
}
