using System.Diagnostics;
using System.Globalization;

namespace EventBooking.IntegrationTests.Live;

/// <summary>Very many streams on one instance.</summary>
public sealed class CrowdTests(ITestOutputHelper output)
{
    private const int Wanted = 5_000;

    // Of this process, which also has the other tests' files and connections; the API's process needs fewer.
    private const int OtherFiles = 2_000;
    private const int AtOnce = 100;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Thousands_watch_one_event_get_each_change_soon_and_do_not_hold_up_a_stop()
    {
        // .NET raises its processes' limit of open files to the hard one; where that is low, fewer have to do.
        var count = Math.Min(Wanted, OpenFiles() - OtherFiles);
        count.ShouldBeGreaterThan(100, "The system's limit of open files (ulimit -Hn) is too low for this test.");
        await using var process = await ApiProcess.StartReadyAsync(await TestDatabase.CreateAsync());
        var published = await process.Api.PublishAsync(new EventBuilder().WithSlots(count: 10, capacity: 100));
        using var self = Process.GetProcessById(process.Process.Id);
        var before = Memory(self);
        var crowd = Enumerable.Range(0, count).Select(_ => new CrowdMember()).ToList();
        foreach (var part in crowd.Chunk(AtOnce))
        {
            await Task.WhenAll(part.Select(member => member.OpenAsync(process.Port, published.Id))).WaitAsync(TimeSpan.FromMinutes(1));
        }

        var each = (Memory(self) - before) / count;
        await process.Api.BookAsync(published.TimeSlots[0].Id);
        await Task.WhenAll(crowd.Select(member => member.FirstChange)).WaitAsync(Limit);

        // The second change meets code that is compiled.
        var sent = Stopwatch.GetTimestamp();
        await process.Api.BookAsync(published.TimeSlots[1].Id);
        var seen = await Task.WhenAll(crowd.Select(member => member.SecondChange)).WaitAsync(Limit);
        var delays = seen.Select(at => (int)Stopwatch.GetElapsedTime(sent, at).TotalMilliseconds).Order().ToList();
        var stopping = Stopwatch.GetTimestamp();
        var stopped = await process.Process.StopAsync(StopLimit);

        var stop = (int)Stopwatch.GetElapsedTime(stopping).TotalMilliseconds;
        output.WriteLine($"{count} streams of {each / 1024} KB; a booking was seen by the first after {delays[0]} ms, by half "
            + $"after {delays[count / 2]} ms, by all after {delays[^1]} ms; stop {stop} ms");
        stopped.ShouldBeTrue("It must need no SIGKILL.");
        (await process.Process.Exited).ShouldBe(0);
        (await Task.WhenAll(crowd.Select(member => member.End)).WaitAsync(StopLimit)).ShouldAllBe(isComplete => isComplete);
        each.ShouldBeLessThan(64 * 1024);
        crowd.ForEach(member => member.Dispose());
    }

    private static long Memory(Process process)
    {
        process.Refresh();
        return process.WorkingSet64;
    }

    private static int OpenFiles()
    {
        const string Limits = "/proc/self/limits";
        if (!File.Exists(Limits))
        {
            return Wanted + OtherFiles;
        }

        var line = File.ReadLines(Limits).First(line => line.StartsWith("Max open files", StringComparison.Ordinal));
        var hard = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4];
        return int.TryParse(hard, CultureInfo.InvariantCulture, out var limit) ? limit : int.MaxValue;
    }
}
