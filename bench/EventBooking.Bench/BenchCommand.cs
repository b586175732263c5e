using System.CommandLine;
using System.CommandLine.Invocation;
using System.Runtime.InteropServices;
using EventBooking.Bench.Scenarios;
using EventBooking.Bench.Soak;
using EventBooking.Bench.Subjects;
using EventBooking.LocalServers;

namespace EventBooking.Bench;

/// <summary>The command line, the signals and the exit code.</summary>
internal static class BenchCommand
{
    private static readonly Option<bool> Quick = new("--quick")
    {
        Description = "One short round, two minutes in all: to see "
        + "whether something is badly wrong."
    };
    private static readonly Option<string> Only = new("--only")
    {
        Description = "Letters of scenarios, such as a,b,g: "
        + $"{string.Join(", ", ScenarioList.Described)}."
    };
    private static readonly Option<string> Out = new("--out")
    {
        Description = "The folder for the results: bench/ for a whole run, else artifacts/bench/.",
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var command = new RootCommand("Measures EventBooking against its yardsticks on this machine.") { Quick, Only, Out };
        Only.Validators.Add(result =>
        {
            var unknown = Letters(result.GetValueOrDefault<string>())
                .Where(letter => !ScenarioList.Letters.Contains(letter, StringComparer.Ordinal));
            foreach (var letter in unknown)
            {
                result.AddError($"--only takes letters of {string.Join(",", ScenarioList.Letters)}, not '{letter}'.");
            }
        });
        command.SetAction((result, _) => RunAsync(Options(result)));
        command.Add(BareKestrel.Command);
        command.Add(MailServerProcess.Command);

        var parsed = command.Parse(args);
        if (parsed.Action is ParseErrorAction error)
        {
            error.ShowHelp = false;
        }

        // Signals are handled below: servers are stopped and their data deleted.
        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static BenchOptions Options(ParseResult result)
    {
        var only = Letters(result.GetValue(Only));
        var plan = result.GetValue(Quick) ? Plan.Quick : Plan.Full;
        var usual = only.Count == 0 && plan == Plan.Full ? TreePaths.Bench : TreePaths.Work;
        return new BenchOptions(plan, only, Path.GetFullPath(result.GetValue(Out) ?? usual));
    }

    private static List<string> Letters(string? list) =>
        [.. (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static async Task<int> RunAsync(BenchOptions options)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return await BenchRun.RunAsync(options, stop.Token) ? 0 : 1;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 130;
        }
        catch (Exception exception) when (exception is BenchException or LocalServerException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }
}
