using System.Globalization;

namespace EventBooking.Bench.Scenarios;

/// <summary>How many connections a process may have: where that is less than there are clients, some share one.</summary>
internal static class OpenFiles
{
    /// <summary>What a process has open besides connections of clients, with room to spare.</summary>
    public const int Others = 1000;

    /// <summary>The hard limit: .NET raises its processes to it.</summary>
    public static int Limit
    {
        get
        {
            var line = File.ReadLines("/proc/self/limits").First(line => line.StartsWith("Max open files", StringComparison.Ordinal));
            var hard = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4];
            return int.TryParse(hard, CultureInfo.InvariantCulture, out var limit) ? limit : int.MaxValue;
        }
    }
}
