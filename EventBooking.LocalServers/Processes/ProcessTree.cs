using System.Globalization;

namespace EventBooking.LocalServers;

/// <summary>Finds the children of a process that left its group (each PostgreSQL backend leads a session of its own).</summary>
internal static class ProcessTree
{
    /// <summary>Empty if the system has no /proc: there a killed group has to do.</summary>
    public static IReadOnlyList<int> Descendants(int root)
    {
        if (!Directory.Exists("/proc/self"))
        {
            return [];
        }

        var children = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .ToLookup(ParentOf);
        var found = new List<int>();
        var open = new Queue<int>([root]);
        while (open.TryDequeue(out var parent))
        {
            foreach (var child in children[parent])
            {
                found.Add(child);
                open.Enqueue(child);
            }
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
