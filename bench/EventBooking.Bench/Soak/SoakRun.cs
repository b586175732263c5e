using System.Diagnostics;
using EventBooking.Bench.Report;
using EventBooking.Bench.Subjects;
using EventBooking.LocalServers;

namespace EventBooking.Bench.Soak;

/// <summary>
/// (l): requests of every kind and mails, for long; memory of API, notifier and mail server must stay what it was after the first
/// tenth. Whatever keeps something of each request, event, client or mail shows here.
/// </summary>
internal static class SoakRun
{
    public const string Letter = "l";
    public const string Description = "a soak: memory over millions of requests, only where it is named";
    private const int Parts = 10;

    public static async Task<SoakResult> RunAsync(Plan plan, BenchServers servers, CancellationToken cancel)
    {
        await OurApi.MigrateAsync(servers, BenchServers.SoakDatabase, cancel);
        var smtpPort = Ports.FindFree();
        await using var mailServer = await MailServerProcess.StartAsync(smtpPort, cancel);
        await using var notifier = await OurApi.StartNotifierAsync(servers, BenchServers.SoakDatabase, smtpPort, cancel, MemoryUse.Watched);

        // What is kept of events is bounded; so tightly that the bound is reached in the first tenth.
        var settings = MemoryUse.Watched;
        settings["Availability__MemoryMegabytes"] = "1";
        await using var api = await OurApi.StartAsync(servers, BenchServers.SoakDatabase, cancel, relay: true, settings);
        await using var mails = new SoakMails(servers);
        using var load = new SoakLoad(api, await SoakWorld.PublishAsync(api, cancel), MailEvery(plan));
        var processes = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["API"] = api.ProcessId,
            ["notifier"] = notifier.ProcessId,
            ["mail server"] = mailServer.Id,
        };
        List<SoakPoint> points = [];
        for (var part = 1; part <= Parts; part++)
        {
            var began = Stopwatch.GetTimestamp();
            var requests = plan.SoakRequests / Parts;
            await load.SendAsync(requests, cancel);
            var rate = requests / Stopwatch.GetElapsedTime(began).TotalSeconds;
            var sent = await mails.AllSentAsync(cancel);
            points.Add(new SoakPoint(requests * part, sent, await ReadAsync(processes, cancel)));
            Screen.Line($"{SoakResult.Line(points[^1])}   ({Figures.Count(rate)} requests/s)");
        }

        return new SoakResult(points, load.Surprises, plan.IsWarmSoak);
    }

    // Of the bookings, which are a known part of all requests.
    private static int MailEvery(Plan plan)
    {
        var share = SoakRequests.Booking.Weight / (double)SoakRequests.All.Sum(request => request.Weight);
        return Math.Max(1, (int)(plan.SoakRequests * share / plan.SoakMails));
    }

    private static async Task<Dictionary<string, MemoryUse>> ReadAsync(Dictionary<string, int> processes, CancellationToken cancel)
    {
        var memory = new Dictionary<string, MemoryUse>(StringComparer.Ordinal);
        foreach (var (name, processId) in processes)
        {
            memory[name] = await MemoryUse.ReadAsync(processId, cancel);
        }

        return memory;
    }
}
