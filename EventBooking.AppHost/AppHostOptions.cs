using System.CommandLine;
using System.CommandLine.Invocation;
using EventBooking.LocalServers;

namespace EventBooking.AppHost;

/// <summary>What to run, and where.</summary>
/// <param name="Servers">Where PostgreSQL, Redis and RabbitMQ come from; null asks the machine.</param>
/// <param name="Port">The API's port.</param>
/// <param name="Replicas">How many of the API.</param>
/// <param name="Fresh">Start from empty.</param>
/// <param name="Sample">Add sample events once the API is up.</param>
/// <param name="Tools">Run tools that look into the servers beside them.</param>
/// <param name="DataFolder">Holds the data of local servers.</param>
/// <param name="Target">What to publish for.</param>
/// <param name="AspireArguments">What is not ours.</param>
internal sealed record AppHostOptions(
    ServerSource? Servers, int Port, int Replicas, bool Fresh, bool Sample, bool Tools, string DataFolder, PublishTarget Target, string[] AspireArguments)
{
    private static readonly Option<ServerSource?> ServersOption = new("--servers")
    {
        Description = "Where PostgreSQL, Redis and RabbitMQ come from. Unless given: containers, where an engine answers, else local.",
    };

    private static readonly Option<int> PortOption = new("--port") { Description = "The port of the API.", DefaultValueFactory = _ => 8000 };
    private static readonly Option<int> ReplicasOption = new("--replicas") { Description = "How many replicas of the API; under compose always one.", DefaultValueFactory = _ => 2 };
    private static readonly Option<bool> FreshOption = new("--fresh") { Description = "Start from empty: delete all data of earlier runs first." };
    private static readonly Option<bool> SampleOption = new("--sample") { Description = "Add a few sample events." };
    private static readonly Option<bool> ToolsOption = new("--tools") { Description = "Run pgweb and Redis Insight beside the containers." };

    private static readonly Option<string> DataFolderOption = new("--data-dir")
    {
        Description = "Where local servers keep data and logs.",
        DefaultValueFactory = _ => SystemFolder.DefaultPath(),
    };

    private static readonly Option<PublishTarget> TargetOption = new("--target") { Description = "What aspire publish writes.", DefaultValueFactory = _ => PublishTarget.Compose };

    /// <summary>Null, with an exit code, where there is nothing to run: after --help or a wrong option.</summary>
    public static AppHostOptions? Parse(string[] args, out int exitCode)
    {
        var command = new RootCommand("Runs EventBooking under .NET Aspire. Options that are not listed here are Aspire's own.")
        {
            ServersOption, PortOption, ReplicasOption, FreshOption, SampleOption, ToolsOption, DataFolderOption, TargetOption,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        AppHostOptions? options = null;
        command.SetAction(result => options = new AppHostOptions(
            result.GetValue(ServersOption),
            result.GetValue(PortOption),
            result.GetValue(ReplicasOption),
            result.GetValue(FreshOption),
            result.GetValue(SampleOption),
            result.GetValue(ToolsOption),
            Path.GetFullPath(result.GetValue(DataFolderOption)!),
            result.GetValue(TargetOption),
            [.. result.UnmatchedTokens]));
        PortOption.Validators.Clear();
        PortOption.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(ushort.TryParse(token.Value, out var port) && port > 0))
            {
                result.AddError($"--port takes a number from 1 to 65535, not '{token.Value}'.");
            }
        });

        var parsed = command.Parse(args);
        if (parsed.Action is ParseErrorAction error)
        {
            error.ShowHelp = false;
        }

        // Signals are Aspire's.
        exitCode = parsed.Invoke(new InvocationConfiguration { ProcessTerminationTimeout = null });
        return options;
    }
}
