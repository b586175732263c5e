using System.Globalization;
using EventBooking.Bench.Subjects;

namespace EventBooking.Bench.Scenarios;

/// <summary>The memory of a process, as the kernel counts it.</summary>
internal static class ApiMemory
{
    /// <summary>Begins a new peak.</summary>
    public static void Restart(WebSubject subject) => File.WriteAllText($"/proc/{subject.ProcessId}/clear_refs", "5");

    /// <summary>The most physical memory it had since, in bytes.</summary>
    public static long Peak(WebSubject subject)
    {
        var line = File.ReadLines($"/proc/{subject.ProcessId}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }
}
