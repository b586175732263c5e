using System.Collections.Concurrent;
using EventBooking.LocalServers;

namespace EventBooking.AppHostTests;

/// <summary>What the app host writes when it is asked to publish, as a process of its own.</summary>
internal sealed class Published
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<Published>>> Made = new(StringComparer.Ordinal);

    private readonly string _folder;
    private readonly string _home;

    private Published(string folder, string home) => (_folder, _home) = (folder, home);

    /// <summary>Made once for all tests: they only read it.</summary>
    public static Task<Published> AsAsync(string target, string servers) =>
        Made.GetOrAdd($"{target} {servers}", _ => new Lazy<Task<Published>>(() => MakeAsync(target, servers))).Value;

    /// <summary>The manifest's text.</summary>
    public static async Task<string> ManifestAsync(string servers)
    {
        var path = Path.Combine(TestFolder.Subfolder("manifest"), "manifest.json");
        await RunAsync("publish-manifest", path, TestFolder.Subfolder("home"), "--servers", servers);
        return await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
    }

    public string Text(string path) => File.ReadAllText(Path.Combine(_folder, path));

    public Yaml Read(string path) => Yaml.Parse(Text(path));

    /// <summary>All that a chart makes for one resource, by kind.</summary>
    public Dictionary<string, Yaml> Objects(string resource) =>
        Directory.GetFiles(Path.Combine(_folder, "templates", resource)).Select(file => Yaml.Parse(File.ReadAllText(file)))
            .ToDictionary(item => item["kind"].Value, StringComparer.Ordinal);

    /// <summary>Everything that was written.</summary>
    public IEnumerable<string> Texts => TextsIn(_folder);

    /// <summary>Everything that a later deployment would find of it.</summary>
    public IEnumerable<string> Kept => TextsIn(_home);

    public IEnumerable<string> Resources => Directory.GetDirectories(Path.Combine(_folder, "templates")).Select(folder => Path.GetFileName(folder));

    private static async Task<Published> MakeAsync(string target, string servers)
    {
        var folder = TestFolder.Subfolder("published");
        var home = TestFolder.Subfolder("home");
        await RunAsync("publish", folder, home, "--target", target, "--servers", servers);
        return new Published(folder, home);
    }

    private static IEnumerable<string> TextsIn(string folder) =>
        Directory.GetFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }).Select(File.ReadAllText);

    private static async Task RunAsync(string step, string output, string home, params string[] options)
    {
        var (exitCode, said) = await ChildProcess.RunAsync(
            new ChildProcessOptions
            {
                Name = "publish",
                FileName = "dotnet",
                Arguments = [BuiltPrograms.Assembly("EventBooking.AppHost"), "--operation", "publish", "--step", step, "--output-path", output, .. options],
                // What was kept of an earlier deployment counts more than what is usual.
                Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["HOME"] = home },
            })
            .WaitAsync(TimeSpan.FromMinutes(1));
        exitCode.ShouldBe(0, said);
    }
}
