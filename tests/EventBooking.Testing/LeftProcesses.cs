using System.Globalization;

namespace EventBooking.Testing;

/// <summary>Finds every process that has to do with a data folder, whatever its parent is by now.</summary>
public static class LeftProcesses
{
    /// <summary>Their ids and programs; a process that ended but was not yet collected does not count.</summary>
    public static IReadOnlyList<string> Of(string folder) =>
        [.. All(folder).Select(process => $"{Path.GetFileName(process)} {Read(Path.Combine(process, "comm")).Trim()}")];

    /// <summary>Returns when none is left. A process that was killed may take a moment to end.</summary>
    public static Task ShouldEndAsync(string folder) => Eventually.BeTrueAsync(() => Of(folder).Count == 0);

    /// <summary>SIGKILL for the one program whose name, of which the system keeps 15 letters, begins so.</summary>
    public static void Kill(string folder, string program)
    {
        var found = All(folder).Single(process => Read(Path.Combine(process, "comm")).StartsWith(program, StringComparison.Ordinal));
        using var process = System.Diagnostics.Process.GetProcessById(int.Parse(Path.GetFileName(found), CultureInfo.InvariantCulture));
        process.Kill();
    }

    private static IEnumerable<string> All(string folder) =>
        Directory.EnumerateDirectories("/proc")
            .Where(
                process => int.TryParse(Path.GetFileName(process), CultureInfo.InvariantCulture, out var id) && id != Environment.ProcessId)
            .Where(process => Mentions(process, folder));

    // The command line of a PostgreSQL backend says nothing, but it works in the data folder.
    private static bool Mentions(string process, string folder) =>
        Read(Path.Combine(process, "cmdline")).Contains(folder, StringComparison.Ordinal)
        || Read(Path.Combine(process, "environ")).Contains(folder, StringComparison.Ordinal)
        || WorkingFolder(process).StartsWith(folder, StringComparison.Ordinal);

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string WorkingFolder(string process)
    {
        try
        {
            return new FileInfo(Path.Combine(process, "cwd")).LinkTarget ?? "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
