using EventBooking.Bench.Soak;

namespace EventBooking.Bench.Scenarios;

/// <summary>The scenarios in their order. A further one is a further entry.</summary>
internal static class ScenarioList
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(["a", "b"], "bookings of one hot slot and of 100 slots", Bookings.RunAsync),
        new(["b"], "one client on an idle system, and open loop", CalmBookings.RunAsync),
        new(["c", "d"], "refusals of a sold-out slot, GET slots", Answers.RunAsync),
        new(["e", "f"], "GET slots while others book, mixed 90/10", MixedLoad.RunAsync),
        new(["i"], "two instances", TwoInstances.RunAsync),
        new(["g"], "an on-sale", OnSale.RunAsync),
        new(["h"], "growth", Growth.RunAsync),
        new(["j"], "from a booking to its mail", Mailing.RunAsync),
        new(["k"], "bookings while the outbox is relayed", RelayCost.RunAsync),
        new(["m"], "lists and searches of 100,000 events", Searching.RunAsync),
    ];

    public static IReadOnlyList<string> Letters { get; } =
        [
            .. All.SelectMany(scenario => scenario.Letters).Append(SoakRun.Letter)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];

    public static IEnumerable<string> Described =>
        All.Select(scenario => $"{string.Join("/", scenario.Letters)} {scenario.Description}")
            .Append($"{SoakRun.Letter} {SoakRun.Description}");
}
