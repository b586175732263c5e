using EventBooking.Bench.Measuring;
using EventBooking.Bench.Scenarios;
using EventBooking.Bench.Subjects;

namespace EventBooking.Bench.Report;

/// <summary>The figures that the project has set itself, as far as what they are made of was measured.</summary>
internal static class GoalList
{
    public static IReadOnlyList<Goal> Of(Results results)
    {
        var hot = results.Find("a", Bookings.Hot, SubjectNames.Api);
        var many = results.Find("b", Bookings.Many, SubjectNames.Api);
        var oneRow = results.Find("a", Bookings.Hot, SubjectNames.OneStatement);
        var manyRows = results.Find("b", Bookings.Many, SubjectNames.OneStatement);
        return
        [
            .. Ratio("(a) hot slot / pgbench, one statement on one row", hot, oneRow, 6, 10),
            .. Ratio("(a) hot slot / pgbench, one statement on 100 rows", hot, manyRows, 1.6, 2.4),
            .. Ratio("(a) hot slot / reference API", hot, results.Find("a", Bookings.Hot, SubjectNames.Reference), 60, 100),
            .. Ratio("(b) 100 slots / pgbench, one statement on 100 rows", many, manyRows, 1.6, 2.4),
            .. Ratio("(b) 100 slots / reference API", many, results.Find("b", Bookings.Many, SubjectNames.Reference), 30, 50),
            .. OpenLoop(results),
            .. Lone(results),
            .. Memory(results, many),
            .. Ratio(
                "(c) refusals / bare Kestrel", Ours(results, "c", Answers.SoldOut),
                results.Find("c", Answers.SoldOut, SubjectNames.Kestrel), 0.5, 0.75),
            .. Ratio(
                "(d) GET slots / bare Kestrel with the same bytes", Ours(results, "d", Answers.GetSlots),
                results.Find("d", Answers.GetSlots, SubjectNames.Kestrel), 0.6, 0.85),
            .. LastAnswer(results),
            .. Growth(results),
            .. Mailing(results),
            .. Searching(results),
            .. results.Soak?.Goals ?? [],
        ];
    }

    private static Measurement? Ours(Results results, string letter, string what) => results.Find(letter, what, SubjectNames.Api);

    private static IEnumerable<Goal> Ratio(string what, Measurement? ours, Measurement? theirs, double floor, double aim)
    {
        if (ours is not null && theirs is not null)
        {
            yield return new Goal(
                what, ours.Rate / theirs.Rate, "x", floor, aim,
                IsMoreBetter: true)
            { Problem = ours.Problem ?? theirs.Problem };
        }
    }

    private static IEnumerable<Goal> OpenLoop(Results results)
    {
        if (Ours(results, "b", CalmBookings.OpenLoop) is { } open)
        {
            yield return new Goal(
                "(b) at a third of its rate, open loop, p99", open.P99, " ms", 15, 6,
                IsMoreBetter: false)
            { Problem = open.Problem };
        }
    }

    private static IEnumerable<Goal> Lone(Results results)
    {
        if (Ours(results, "b", CalmBookings.Lone) is { } ours
            && results.Find("b", CalmBookings.Lone, SubjectNames.OneStatement) is { } theirs)
        {
            yield return new Goal(
                "lone booking, p50 (1.5 x one pgbench transaction + 1 ms)", ours.P50, " ms", 1.5 * theirs.P50 + 1, Aim: null,
                IsMoreBetter: false)
            {
                Problem = ours.Problem,
            };
        }
    }

    private static IEnumerable<Goal> Memory(Results results, Measurement? many)
    {
        if (results.ApiMemory is { } bytes)
        {
            yield return new Goal(
                "(b) memory of the API, peak", bytes / 1e6, " MB", 300, 200, IsMoreBetter: false)
            { Problem = many?.Problem };
        }
    }

    private static IEnumerable<Goal> LastAnswer(Results results)
    {
        if (results.OnSales.Count > 0)
        {
            yield return new Goal(
                "(g) last answer after the last arrival", results.OnSales.Select(one => one.Last.TotalSeconds).Median(), " s",
                2, 0.5, IsMoreBetter: false)
            {
                Problem = results.OnSales.Select(one => one.Problem).FirstOrDefault(problem => problem is not null),
            };
        }
    }

    private static IEnumerable<Goal> Mailing(Results results)
    {
        if (results.Mailing is not [var empty, ..])
        {
            yield break;
        }

        yield return new Goal(
            "(j) from a booking's answer to its mail at 100/s, p99", empty.Latency.P99, " ms", 2000, 300,
            IsMoreBetter: false)
        { Problem = empty.Latency.Problem };
        yield return new Goal(
            "(j) from the outbox to the mail, a second", empty.Throughput.Rate, "", 300, Aim: null,
            IsMoreBetter: true)
        { Problem = empty.Throughput.Problem };
        if (results.Mailing is [_, .., var full])
        {
            var what = $"with {Figures.Count(full.Rows)} sent before / with none";
            yield return new Goal(
                $"(j) time to a mail, p50, {what}", full.Latency.P50 / empty.Latency.P50, "x", 1.2, Aim: null,
                IsMoreBetter: false)
            { Problem = full.Latency.Problem };
            yield return new Goal(
                $"(j) mails a second {what}", full.Throughput.Rate / empty.Throughput.Rate, "x", 0.8, Aim: null,
                IsMoreBetter: true)
            { Problem = full.Throughput.Problem };
        }
    }

    private static IEnumerable<Goal> Searching(Results results)
    {
        foreach (var (name, what, floor) in new[]
        {
            ("searches", Scenarios.Searching.Searches, 200), ("filtered list pages", Scenarios.Searching.ListPages, 50),
        })
        {
            if (Ours(results, "m", what) is { } measured)
            {
                yield return new Goal(
                    $"(m) {name} while 40 search 100,000 events, p99", measured.P99, " ms", floor, Aim: null,
                    IsMoreBetter: false)
                {
                    Problem = measured.Problem,
                };
            }
        }

        if (Ours(results, "m", Scenarios.Searching.Alone) is { } alone && Ours(results, "m", Scenarios.Searching.Beside) is { } beside)
        {
            yield return new Goal(
                "(m) GET a booking while 40 search / alone, p50", beside.P50 / alone.P50, "x", 1.5, Aim: null,
                IsMoreBetter: false)
            {
                Problem = alone.Problem ?? beside.Problem,
            };
        }
    }

    private static IEnumerable<Goal> Growth(Results results) => results.Growth is [var empty, .., var full]
        ? Ratio($"(h) bookings with {Figures.Count(full.Rows)} in the database / with none", full.Bookings, empty.Bookings, 0.8, 0.95)
        : [];
}
