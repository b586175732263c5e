using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
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
    private static readonly Option<string?> ServersOption = OneOf<ServerSource, string?>(new("--servers")
    {
        Description = "Where PostgreSQL, Redis and RabbitMQ come from. Unless given: containers, where an engine answers, else local.",
    });

    private static readonly Option<int> PortOption = Number("--port", "The port of the API.", usual: 8000, most: 65535);
    private static readonly Option<int> ReplicasOption = Number("--replicas", "How many replicas of the API; under compose always one.", usual: 2, most: 1000);
    private static readonly Option<bool> FreshOption = new("--fresh") { Description = "Start from empty: delete all data of earlier runs first." };
    private static readonly Option<bool> SampleOption = new("--sample") { Description = "Add a few sample events." };
    private static readonly Option<bool> ToolsOption = new("--tools") { Description = "Run pgweb and Redis Insight beside the containers." };

    private static readonly Option<string> DataFolderOption = new("--data-dir")
    {
        Description = "Where local servers keep data and logs.",
        DefaultValueFactory = _ => SystemFolder.DefaultPath(),
    };

    private static readonly Option<string> TargetOption = OneOf<PublishTarget, string>(new("--target")
    {
        Description = "What aspire publish writes.",
        DefaultValueFactory = _ => NameOf(PublishTarget.Compose),
    });

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
            result.GetValue(ServersOption) is { } servers ? Enum.Parse<ServerSource>(servers, ignoreCase: true) : null,
            result.GetValue(PortOption),
            result.GetValue(ReplicasOption),
            result.GetValue(FreshOption),
            result.GetValue(SampleOption),
            result.GetValue(ToolsOption),
            Path.GetFullPath(result.GetValue(DataFolderOption)!),
            Enum.Parse<PublishTarget>(result.GetValue(TargetOption)!, ignoreCase: true),
            [.. result.UnmatchedTokens]));

        var parsed = command.Parse(args);
        if (parsed.Action is ParseErrorAction error)
        {
            error.ShowHelp = false;
        }

        // Signals are Aspire's.
        exitCode = parsed.Invoke(new InvocationConfiguration { ProcessTerminationTimeout = null });
        return options;
    }

    private static Option<T> OneOf<TEnum, T>(Option<T> option)
        where TEnum : struct, Enum => option.AcceptOnlyFromAmong([.. Enum.GetValues<TEnum>().Select(NameOf)]);

    private static string NameOf<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static Option<int> Number(string name, string description, int usual, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most))
            {
                result.AddError($"{name} takes a number from 1 to {most}, not '{token.Value}'.");
            }
        });
        return option;
    }
}
