using System.Globalization;
using System.IO.Pipes;

namespace EventBooking.Bench.Soak;

/// <summary>The memory of a process after it collected all its garbage, in bytes.</summary>
/// <param name="Heap">What its objects take.</param>
/// <param name="Resident">What the kernel gave it.</param>
internal sealed record MemoryUse(long Heap, long Resident)
{
    /// <summary>Has a process with <see cref="Watched"/> collect its garbage, and looks.</summary>
    public static async Task<MemoryUse> ReadAsync(int processId, CancellationToken cancellationToken)
    {
        await using var pipe = new NamedPipeClientStream(
            ".", StartupHook.PipeOf(processId), PipeDirection.In, PipeOptions.CurrentUserOnly);
        await pipe.ConnectAsync(cancellationToken);
        var heap = new byte[sizeof(long)];
        await pipe.ReadExactlyAsync(heap, cancellationToken);
        return new MemoryUse(BitConverter.ToInt64(heap), ResidentOf(processId));
    }

    /// <summary>The environment of a service whose memory is to be read.</summary>
    public static Dictionary<string, string?> Watched =>
        new(StringComparer.Ordinal) { ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location };

    private static long ResidentOf(int processId)
    {
        var line = File.ReadLines($"/proc/{processId}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }
}
