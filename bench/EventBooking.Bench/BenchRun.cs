using EventBooking.Bench.Report;
using EventBooking.Bench.Scenarios;
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
        Screen.Line("Starting this API and the reference API");
        await using var api = await OurApi.StartAsync(servers, BenchServers.ApiDatabase, cancellationToken);
        await using var reference = await ReferenceApi.StartAsync(servers, cancellationToken);
        var results = new Results();
        var context = new BenchContext(options.Plan, servers, api, reference, results, cancellationToken);
        await WarmUp.RunAsync(context);
        foreach (var scenario in ScenarioList.All.Where(scenario => scenario.Letters.Any(options.Includes)))
        {
            await scenario.RunAsync(context);
        }

        var facts = await MachineFacts.ReadAsync(servers, cancellationToken);
        var goals = GoalList.Of(results);
        Console.Out.WriteLine();
        Console.Out.WriteLine(GoalTable.Text(goals));
        await ResultsFile.WriteAsync(options, facts, goals, results, cancellationToken);
        return !results.Problems.Any();
    }
}
