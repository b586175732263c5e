using System.Globalization;

namespace EventBooking.LocalServers;

/// <summary>Finds processes that left the group of their parent (each PostgreSQL backend leads a session of its own).</summary>
internal static class ProcessTree
{
    /// <summary>A process and all below it; it alone if the system has no /proc: there a killed group has to do.</summary>
    public static IReadOnlyList<int> Of(int root)
    {
        var found = new List<int> { root };
        if (!Directory.Exists("/proc/self"))
        {
            return found;
        }

        var children = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .ToLookup(ParentOf);
        for (var next = 0; next < found.Count; next++)
        {
            found.AddRange(children[found[next]]);
        }

        return found;
    }

    private static int ParentOf(int processId)
    {
        try
        {
            // The name in parentheses may hold anything: fields are counted from its end.
            var stat = File.ReadAllText($"/proc/{processId}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return int.Parse(fields[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
