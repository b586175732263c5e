using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using EventBooking.Bench.Load;
using EventBooking.Bench.Measuring;
using EventBooking.Bench.Subjects;

namespace EventBooking.Bench.Scenarios;

/// <summary>(m): lists and searches of 100,000 events, and what they take from who reads a booking meanwhile.</summary>
internal static class Searching
{
    public const string Searches = "searches, 40 searchers";
    public const string ListPages = "list pages while 40 search";
    public const string Alone = "GET a booking";
    public const string Beside = "GET a booking while 40 search";
    public const string Busy = "searches, 40 without a pause";
    public const string BesideBusy = "GET a booking beside those";

    private const int Searchers = 40;
    private const int ReadsPerSecond = 50;
    private const int PagesPerSecond = 5;

    // Of words that are frequent, rare and absent, of parts of words, of two letters, of German and of Japanese.
    private static readonly string[] Texts =
    [
        "yoga", "chess", "bookbinding", "Sommerfest", "jazz piano", "the garden", "workshop", "violin", "wheelchair", "certificate",
        "beekeep", "ought", "zz", "in", "go", "xylophone", "robotics 12", "Töpfern", "straße", "夜市", "図書館", "東京", "coffee", "calligraphy",
        "quantum",
    ];

    public static async Task RunAsync(BenchContext context)
    {
        var (plan, cancel) = (context.Plan, context.CancellationToken);
        await OurApi.MigrateAsync(context.Servers, BenchServers.SearchDatabase, cancel);
        await using var data = new SearchData(context.Servers);
        await using var api = await OurApi.StartAsync(context.Servers, BenchServers.SearchDatabase, cancel);
        var publisher = new Publisher(api);
        var published = await publisher.PublishAsync(events: 1, slots: 3, Plan.Roomy, cancel);
        var (_, body) = await publisher.BookAsync(published.Slots[0], cancel);
        var booking = $"/api/v1/bookings/{JsonDocument.Parse(body).RootElement.GetProperty("booking_token").GetString()}";
        await data.AddEventsAsync(published.Events[0], plan.SearchedEvents, cancel);
        await FillAsync(context, data);

        var loads = new Loads(api, booking, plan.Seconds, cancel);
        await loads.SearchAsync(Searchers);
        List<Sample> searches = [];
        List<Sample> pages = [];
        List<Sample> busy = [];
        List<Turn> turns =
        [
            new(Alone, SubjectNames.Api, loads.ReadAsync),
            new(Beside, SubjectNames.Api, () => BothAsync(
                loads.ReadAsync(), (Searches, loads.SearchAsync(Searchers), searches), (ListPages, loads.ListAsync(), pages))),
            new(BesideBusy, SubjectNames.Api, () => BothAsync(loads.ReadAsync(), (Busy, loads.SearchWithoutPauseAsync(), busy))),
        ];
        context.Results.Measurements.AddRange(await Alternation.RunAsync("m", plan.Rounds, turns, cancel));
        foreach (var (what, samples) in new[] { (Searches, searches), (ListPages, pages), (Busy, busy) })
        {
            context.Results.Measurements.Add(new Measurement("m", what, SubjectNames.Api, samples));
        }
    }

    /// <summary>Each instance takes a quarter of its time for it: five of them share the work.</summary>
    private static async Task FillAsync(BenchContext context, SearchData data)
    {
        var began = Stopwatch.GetTimestamp();
        var helping = await Task.WhenAll(Enumerable.Range(0, 4).Select(
            _ => OurApi.StartAsync(context.Servers, BenchServers.SearchDatabase, context.CancellationToken)));
        await data.FilledAsync(context.CancellationToken);
        await Task.WhenAll(helping.Select(api => api.DisposeAsync().AsTask()));
        Screen.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"(m) {context.Plan.SearchedEvents:N0} events could all be found quickly after "
                + $"{Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));
    }

    private static async Task<Sample> BothAsync(
        Task<Sample> measured, params (string What, Task<Sample> Load, List<Sample> Samples)[] beside)
    {
        foreach (var (what, load, samples) in beside)
        {
            samples.Add(await load);
            Alternation.Show("m", what, SubjectNames.Api, samples[^1]);
        }

        return await measured;
    }

    private sealed class Loads(WebSubject api, string booking, int seconds, CancellationToken cancel)
    {
        private readonly string[] _searches = [.. Texts.Select(text => $"/api/v1/events?q={Uri.EscapeDataString(text)}")];

        private readonly string[] _lists =
        [
            .. Enumerable.Range(0, 97).Select(i => new DateOnly(2029, 1, 1).AddDays(i * 14)).Select(
                day => string.Create(CultureInfo.InvariantCulture, $"/api/v1/events?from={day:yyyy-MM-dd}&to={day.AddDays(6):yyyy-MM-dd}")),
        ];

        public Task<Sample> ReadAsync() => OpenAsync([booking], ReadsPerSecond);

        /// <summary>Each searches once a second.</summary>
        public Task<Sample> SearchAsync(int searchers) => OpenAsync(_searches, searchers);

        public Task<Sample> ListAsync() => OpenAsync(_lists, PagesPerSecond);

        /// <summary>Each searches again as soon as it has its answer.</summary>
        public async Task<Sample> SearchWithoutPauseAsync()
        {
            var file = Path.Combine(Directory.CreateDirectory(Path.Combine(TreePaths.Work, "ids")).FullName, "searches.paths");
            await File.WriteAllLinesAsync(file, _searches, cancel);
            var options = new WrkOptions(api.Address, seconds)
            {
                Script = TreePaths.Script("paths.lua"),
                Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["PATHS"] = file },
                Connections = Searchers,
            };
            var report = await Wrk.RunAsync(options, cancel);
            return new Sample(report.AcceptedRate, report.P50, report.P99) { Problem = BookingTurn.ProblemOf(report) };
        }

        private async Task<Sample> OpenAsync(string[] paths, int perSecond)
        {
            var requests = Array.ConvertAll(paths, path => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));
            var times = Arrivals.Constant(perSecond, TimeSpan.FromSeconds(seconds));
            using var loop = await OpenLoop.ConnectAsync(api.Port, perSecond, cancel);
            var result = await loop.RunAsync(times, i => requests[i * 37 % requests.Length], cancel);
            var latencies = result.Latencies();
            var answered = result.CountOf(status => status == 200);
            return new Sample(answered / times[^1].TotalSeconds, latencies.Percentile(50), latencies.Percentile(99))
            {
                Problem = answered == times.Length ? null : $"{times.Length - answered} of {times.Length} requests not answered with 200",
            };
        }
    }
}
