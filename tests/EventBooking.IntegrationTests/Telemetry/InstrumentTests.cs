using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;

namespace EventBooking.IntegrationTests.Telemetry;

/// <summary>What the services measure says what it is, in which unit, and is on the page for operators.</summary>
public sealed partial class InstrumentTests
{
    [Fact]
    public async Task Every_instrument_of_ours_has_a_description_and_the_unit_that_the_page_names()
    {
        var connectionString = await TestDatabase.CreateAsync();
        var broker = (await TestBroker.CreateAsync()).Settings;
        await using var api = await Instance.StartAsync(connectionString, [.. broker]);
        await using var notifier = new NotifierFactory(
            new Dictionary<string, string>(
                broker.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)), StringComparer.Ordinal)
            {
                ["ConnectionStrings:bookingdb"] = connectionString,
            },
            time: null,
            new FakeChannel());
        var documented = Documented();
        documented.ShouldNotBeEmpty();
        // Some are made when they are first needed.
        await api.Api.GetAsync($"/api/v1/events/{Guid.Empty}/slots/live");
        await api.Api.TryBookAsync(Guid.Empty);

        using var listener = new InstrumentListener(api.Services, notifier.Services);
        await Eventually.PassAsync(() =>
        {
            var found = listener.Instruments.Select(instrument => (instrument.Name, instrument.Unit)).Distinct();
            found.ShouldBe(documented, ignoreOrder: true);
            return Task.CompletedTask;
        });

        listener.Instruments.ShouldAllBe(instrument => Unit().IsMatch(instrument.Unit ?? ""));
        listener.Instruments.ShouldAllBe(instrument => Sentence().IsMatch(instrument.Description ?? ""));
    }

    /// <summary>Name and unit of each metric on the page.</summary>
    private static List<(string Name, string? Unit)> Documented() =>
    [
        .. Row().Matches(File.ReadAllText(Path.Combine(Tree.Root, "docs", "operations.md")))
            .Select(row => (row.Groups["name"].Value, (string?)row.Groups["unit"].Value)),
    ];

    [GeneratedRegex(
        """^\| `(?<name>eventbooking\.[a-z.]+)` \| [a-z -]+, `?(?<unit>[^`|]+?)`? \|""",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Row();

    // https://ucum.org: a base unit, or what is counted.
    [GeneratedRegex(@"^(s|By|1|\{[a-z]+\})$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Unit();

    [GeneratedRegex(@"^[A-Z][^.]+\.$", RegexOptions.NonBacktracking)]
    private static partial Regex Sentence();

    /// <summary>Finds the instruments of instances in this process, and of no other instance.</summary>
    private sealed class InstrumentListener : IDisposable
    {
        private readonly Lock _gate = new();
        private readonly List<Instrument> _instruments = [];
        private readonly MeterListener _listener;

        public InstrumentListener(params IServiceProvider[] services)
        {
            var meters = services.Select(of => of.GetRequiredService<IMeterFactory>()).ToList();
            _listener = new MeterListener { InstrumentPublished = (instrument, _) => Add(instrument, meters) };
            _listener.Start();
        }

        public IReadOnlyList<Instrument> Instruments
        {
            get
            {
                lock (_gate)
                {
                    return [.. _instruments];
                }
            }
        }

        public void Dispose() => _listener.Dispose();

        private void Add(Instrument instrument, List<IMeterFactory> meters)
        {
            if (instrument.Meter.Name.StartsWith("EventBooking", StringComparison.Ordinal) && meters.Contains(instrument.Meter.Scope))
            {
                lock (_gate)
                {
                    _instruments.Add(instrument);
                }
            }
        }
    }
}
