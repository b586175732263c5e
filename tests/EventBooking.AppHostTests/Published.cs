using System.Collections.Concurrent;
using EventBooking.LocalServers;

namespace EventBooking.AppHostTests;

/// <summary>What the app host writes when it is asked to publish, as a process of its own.</summary>
internal sealed class Published
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<Published>>> Made = new(StringComparer.Ordinal);

    private readonly string _folder;

    private Published(string folder) => _folder = folder;

    /// <summary>Made once for all tests: they only read it.</summary>
    public static Task<Published> AsAsync(string target, string servers) =>
        Made.GetOrAdd($"{target} {servers}", _ => new Lazy<Task<Published>>(() => MakeAsync(target, servers))).Value;

    /// <summary>The manifest's text.</summary>
    public static async Task<string> ManifestAsync(string servers)
    {
        var path = Path.Combine(TestFolder.Subfolder("manifest"), "manifest.json");
        await RunAsync("publish-manifest", path, "--servers", servers);
        return await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
    }

    public string Text(string path) => File.ReadAllText(Path.Combine(_folder, path));

    public Yaml Read(string path) => Yaml.Parse(Text(path));

    /// <summary>All that a chart makes for one resource, by kind.</summary>
    public Dictionary<string, Yaml> Objects(string resource) =>
        Directory.GetFiles(Path.Combine(_folder, "templates", resource)).Select(file => Yaml.Parse(File.ReadAllText(file)))
            .ToDictionary(item => item["kind"].Value, StringComparer.Ordinal);

    /// <summary>Everything that was written.</summary>
    public IEnumerable<string> Texts => Directory.GetFiles(_folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }).Select(File.ReadAllText);

    public IEnumerable<string> Resources => Directory.GetDirectories(Path.Combine(_folder, "templates")).Select(folder => Path.GetFileName(folder));

    private static async Task<Published> MakeAsync(string target, string servers)
    {
        var folder = TestFolder.Subfolder("published");
        await RunAsync("publish", folder, "--target", target, "--servers", servers);
        return new Published(folder);
    }

    private static async Task RunAsync(string step, string output, params string[] options)
    {
        var (exitCode, said) = await ChildProcess.RunAsync(
            new ChildProcessOptions { Name = "publish", FileName = "dotnet", Arguments = [BuiltPrograms.Assembly("EventBooking.AppHost"), "--operation", "publish", "--step", step, "--output-path", output, .. options] })
            .WaitAsync(TimeSpan.FromMinutes(1));
        exitCode.ShouldBe(0, said);
    }
}
