using EventBooking.Bench.Report;
using EventBooking.Bench.Scenarios;
using EventBooking.Bench.Soak;
using EventBooking.Bench.Subjects;

namespace EventBooking.Bench;

/// <summary>Starts everything, measures what was asked for, and writes it down.</summary>
internal static class BenchRun
{
    /// <summary>Returns whether all that was measured counts.</summary>
    public static async Task<bool> RunAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        Screen.Line("Starting PostgreSQL (durable), Redis and RabbitMQ");
        await using var servers = await BenchServers.StartAsync(cancellationToken);
        var results = new Results();
        var scenarios = ScenarioList.All.Where(scenario => scenario.Letters.Any(options.Includes)).ToList();
        if (scenarios.Count > 0)
        {
            await MeasureAsync(scenarios, options.Plan, servers, results, cancellationToken);
        }

        // It takes long: only who names it wants it.
        if (options.Only.Contains(SoakRun.Letter, StringComparer.Ordinal))
        {
            Screen.Line("Soak: figures are MB of the heap, and resident, once all garbage is collected");
            results.Soak = await SoakRun.RunAsync(options.Plan, servers, cancellationToken);
        }

        var facts = await MachineFacts.ReadAsync(servers, cancellationToken);
        var goals = GoalList.Of(results);
        Console.Out.WriteLine();
        Console.Out.WriteLine(GoalTable.Text(goals));
        await ResultsFile.WriteAsync(options, facts, goals, results, cancellationToken);
        foreach (var problem in results.Problems)
        {
            Console.Out.WriteLine(problem);
        }

        return !results.Problems.Any();
    }

    private static async Task MeasureAsync(
        IReadOnlyList<Scenario> scenarios, Plan plan, BenchServers servers, Results results, CancellationToken cancellationToken)
    {
        Screen.Line("Starting this API and the reference API");
        await using var api = await OurApi.StartAsync(servers, BenchServers.ApiDatabase, cancellationToken);
        await using var reference = await ReferenceApi.StartAsync(servers, cancellationToken);
        var context = new BenchContext(plan, servers, api, reference, results, cancellationToken);
        await WarmUp.RunAsync(context);
        foreach (var scenario in scenarios)
        {
            await scenario.RunAsync(context);
        }
    }
}
