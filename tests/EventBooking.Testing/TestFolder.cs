using System.Text.RegularExpressions;
using EventBooking.LocalServers;

namespace EventBooking.Testing;

/// <summary>
/// The folder of this test process for servers' data and logs: gone at its end, or, where it was killed, at the start of a later one.
/// </summary>
public static partial class TestFolder
{
    private const string Prefix = "eventbooking-tests-";

    // The test runner waits 10 s for the process to end, then calls it failed; a busy disk may need longer for some clusters.
    private static readonly TimeSpan DeleteLimit = TimeSpan.FromSeconds(5);

    private static readonly Lazy<Owned> Mine = new(Create);

    /// <summary>A path in the temporary folder; its subfolders are anyone's to choose.</summary>
    public static string Path => Mine.Value.Path;

    /// <summary>A new empty folder below <see cref="Path"/>.</summary>
    public static string Subfolder(string name) =>
        Directory.CreateDirectory(
            System.IO.Path.Combine(Path, $"{name}-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}")).FullName;

    internal static void DeleteMine()
    {
        if (Mine.IsValueCreated)
        {
            Mine.Value.Lock.Dispose();
            Task.Run(() => Delete(Mine.Value.Path)).Wait(DeleteLimit);
        }
    }

    /// <summary>Deletes a subfolder that is not needed any more, with PostgreSQL's data wherever they lie.</summary>
    public static void DeleteSubfolder(string path)
    {
        LocalPostgres.DeleteData(path);
        Directory.Delete(path, recursive: true);
    }

    private static Owned Create()
    {
        var parent = System.IO.Path.GetTempPath();
        foreach (var left in new DirectoryInfo(parent).GetDirectories($"{Prefix}*").Where(IsOurs).Select(folder => folder.FullName))
        {
            if (TryLock(left) is { } stale)
            {
                stale.Dispose();
                Delete(left);
            }
        }

        var path = System.IO.Path.Combine(
            parent, $"{Prefix}{Environment.ProcessId}-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}");
        Directory.CreateDirectory(path);
        return new Owned(path, TryLock(path) ?? throw new InvalidOperationException($"{path} is locked by another process."));
    }

    // Everybody can write there: nothing but a folder of exactly such a name, and no link, is a test's.
    private static bool IsOurs(DirectoryInfo folder) => folder.LinkTarget is null && OurName().IsMatch(folder.Name);

    // The operating system frees the lock however its owner ends.
    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Delete(string path)
    {
        try
        {
            foreach (var servers in Directory.GetDirectories(path))
            {
                LocalPostgres.DeleteData(servers);
            }

            Directory.Delete(path, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A server that is still ending writes into it: a later run deletes it.
        }
    }

    [GeneratedRegex($"^{Prefix}[0-9]+-[0-9a-f]{{32}}$", RegexOptions.NonBacktracking)]
    private static partial Regex OurName();

    private sealed record Owned(string Path, FileStream Lock);
}
