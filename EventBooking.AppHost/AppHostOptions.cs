using System.CommandLine;
using System.CommandLine.Invocation;
using EventBooking.LocalServers;

namespace EventBooking.AppHost;

/// <summary>What to run, and where.</summary>
/// <param name="System">What every host can be told.</param>
/// <param name="Servers">Where the servers come from; null asks the machine.</param>
/// <param name="Replicas">How many of the API, and of the notifier.</param>
/// <param name="Tools">Run tools that look into the servers beside them.</param>
/// <param name="Target">What to publish for.</param>
/// <param name="AspireArguments">What is not ours.</param>
internal sealed record AppHostOptions(
    SystemOptions System, ServerSource? Servers, int Replicas, bool Tools, PublishTarget Target, string[] AspireArguments)
{
    private static readonly Option<string?> ServersOption = OneOf<ServerSource, string?>(new("--servers")
    {
        Description = "Where PostgreSQL, Redis, RabbitMQ and what takes mail come from. Unless given: containers, where an engine answers, else local.",
    });

    private static readonly Option<int> ReplicasOption = NumberOption.Create("--replicas", "How many replicas of the API, and of the notifier; under compose always one.", usual: 2, most: 1000);
    private static readonly Option<bool> ToolsOption = new("--tools") { Description = "Run pgweb and Redis Insight beside the containers." };

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
            ServersOption, ReplicasOption, ToolsOption, TargetOption,
        };
        SystemOptions.AddTo(command);
        command.TreatUnmatchedTokensAsErrors = false;
        AppHostOptions? options = null;
        command.SetAction(result => options = new AppHostOptions(
            SystemOptions.Of(result),
            result.GetValue(ServersOption) is { } servers ? Enum.Parse<ServerSource>(servers, ignoreCase: true) : null,
            result.GetValue(ReplicasOption),
            result.GetValue(ToolsOption),
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
}
