using System.Text.RegularExpressions;

namespace EventBooking.LocalServers;

/// <summary>What is needed to run RabbitMQ's node without its stock script, which takes twice as long and leaves a daemon behind.</summary>
internal sealed partial record RabbitMqInstallation(string ErlangRoot, string RuntimeFolder, IReadOnlyList<string> Plugins)
{
    private static readonly string[] Wanted = ["rabbit", "rabbitmq_management"];

    /// <summary>Null if the installation is not laid out as expected.</summary>
    public static RabbitMqInstallation? Find()
    {
        const string erlang = "/usr/lib/erlang";
        const string rabbit = "/usr/lib/rabbitmq/lib";
        var runtime = Newest(erlang, "erts-*");
        var home = Newest(rabbit, "rabbitmq_server-*");
        if (runtime is null || home is null
            || !File.Exists(Path.Combine(runtime, "bin", "erlexec")) || !File.Exists(Path.Combine(erlang, "bin", "start_sasl.boot")))
        {
            return null;
        }

        var plugins = Needed(Path.Combine(home, "plugins"));
        return plugins.Count == 0 ? null : new RabbitMqInstallation(erlang, Path.Combine(runtime, "bin"), plugins);
    }

    private static string? Newest(string parent, string pattern) =>
        Programs.Folders(parent, pattern).Order(StringComparer.Ordinal).LastOrDefault();

    // The wanted plugins and all they depend on; with less to look through the node starts sooner.
    private static List<string> Needed(string pluginFolder)
    {
        var folders = Programs.Folders(pluginFolder, "*").ToLookup(path => Path.GetFileName(path).Split('-')[0], StringComparer.Ordinal);
        if (!Wanted.All(folders.Contains))
        {
            return [];
        }

        var names = Wanted.ToList();
        for (var next = 0; next < names.Count; next++)
        {
            if (folders[names[next]].FirstOrDefault() is { } folder)
            {
                var dependencies = Dependencies(Path.Combine(folder, "ebin", $"{names[next]}.app"));
                names.AddRange([.. dependencies.Except(names, StringComparer.Ordinal)]);
            }
        }

        // What is no plugin is part of Erlang.
        return [.. names.Select(name => folders[name].FirstOrDefault()).OfType<string>()];
    }

    private static IEnumerable<string> Dependencies(string appFile) =>
        File.Exists(appFile)
            ? Applications()
                .Matches(File.ReadAllText(appFile))
                .SelectMany(match => Names().Matches(match.Groups["names"].Value))
                .Select(match => match.Value)
            : [];

    [GeneratedRegex(
        @"\{\s*(?:included_|optional_)?applications\s*,\s*\[(?<names>[^\]]*)\]",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Applications();

    [GeneratedRegex("[a-z][a-z0-9_]*", RegexOptions.NonBacktracking)]
    private static partial Regex Names();
}
