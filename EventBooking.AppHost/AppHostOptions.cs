using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EventBooking.AppHost;

/// <param name="DataFolder">Holds the data of local servers; a full path.</param>
/// <param name="Servers">Where the servers come from; null asks the machine.</param>
/// <param name="Tools">Run tools that look into the servers beside them.</param>
/// <param name="Settings">Settings of Aspire, as <c>--Section:Name=value</c>.</param>
internal sealed partial record AppHostOptions(
    int Port, bool Fresh, bool Sample, string DataFolder, ServerSource? Servers, int Replicas, bool Tools, string[] Settings)
{
    private static readonly Option<string> PortOption = Number("--port", usual: 8000, most: 65535);
    private static readonly Option<bool> FreshOption = new("--fresh");
    private static readonly Option<bool> SampleOption = new("--sample");
    private static readonly Option<string> DataFolderOption = Checked(
        "--data-dir", value => value.Length > 0, _ => "--data-dir takes the path of a folder.");
    private static readonly Option<string> ServersOption = Checked(
        "--servers", value => Source(value) is not null, value => $"--servers takes containers, local or managed, not '{value}'.");
    private static readonly Option<string> ReplicasOption = Number("--replicas", usual: 2, most: 1000);
    private static readonly Option<bool> ToolsOption = new("--tools");

    /// <summary>In front of the API's replicas.</summary>
    public string ApiAddress => $"http://localhost:{Port}";

    /// <summary>Null, with an exit code, if there is nothing to run: after --help or a wrong option.</summary>
    public static AppHostOptions? Parse(string[] args, out int exitCode)
    {
        var command = new Command("EventBooking.AppHost")
        {
            PortOption, FreshOption, SampleOption, DataFolderOption, ServersOption, ReplicasOption, ToolsOption, new HelpOption(),
        };
        command.TreatUnmatchedTokensAsErrors = false;
        var result = command.Parse(args);
        exitCode = 0;
        if (result.Action is HelpAction)
        {
            using var help = typeof(AppHostOptions).Assembly.GetManifestResourceStream("help.txt")
                ?? throw new InvalidOperationException("help.txt is not part of the program.");
            help.CopyTo(Console.OpenStandardOutput());
            return null;
        }

        if (FirstError(result) is { } error)
        {
            Console.Error.WriteLine(error);
            exitCode = 1;
            return null;
        }

        return new AppHostOptions(
            NumberOf(result, PortOption),
            result.GetValue(FreshOption),
            result.GetValue(SampleOption),
            Path.GetFullPath(result.GetValue(DataFolderOption) ?? SystemFolder.DefaultPath()),
            Source(result.GetValue(ServersOption)),
            NumberOf(result, ReplicasOption),
            result.GetValue(ToolsOption),
            [.. result.UnmatchedTokens]);
    }

    private static string? FirstError(ParseResult result)
    {
        // What aspire publish and aspire deploy add.
        if (result.UnmatchedTokens.Any(token => token is "--operation" or "--publisher"))
        {
            return "EventBooking is not deployed by aspire publish or aspire deploy: docs/operations.md describes how it is deployed.";
        }

        if (result.Errors.Count > 0)
        {
            return result.Errors[0].Message;
        }

        var unknown = result.UnmatchedTokens.FirstOrDefault(token => !Setting().IsMatch(token));
        return unknown is null ? null : $"Unknown option {unknown}: --help lists the options.";
    }

    private static int NumberOf(ParseResult result, Option<string> option) =>
        int.Parse(result.GetRequiredValue(option), CultureInfo.InvariantCulture);

    private static Option<string> Number(string name, int usual, int most)
    {
        var option = Checked(
            name,
            value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most,
            value => $"{name} takes a number from 1 to {most}, not '{value}'.");
        option.DefaultValueFactory = _ => usual.ToString(CultureInfo.InvariantCulture);
        return option;
    }

    private static Option<string> Checked(string name, Func<string, bool> isValid, Func<string, string> refusal)
    {
        var option = new Option<string>(name);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !isValid(token.Value))
            {
                result.AddError(refusal(token.Value));
            }
        });
        return option;
    }

    private static ServerSource? Source(string? name) =>
        name is not null && Enum.GetNames<ServerSource>().Contains(name, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<ServerSource>(name, ignoreCase: true)
            : null;

    // In capitals, or with a section: what else looks so is an option that was mistyped.
    [GeneratedRegex(@"^--([A-Z][A-Z0-9_]*|\w+(:[\w.-]+)+)=", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Setting();
}
