using System.Runtime.InteropServices;

namespace EventBooking.Bench.Load;

/// <summary>
/// Waits to some 0.1 ms: .NET's own timers are good for a millisecond or two, which is most of what is measured here; and turning
/// in a loop would take a core from what is measured.
/// </summary>
internal static partial class PreciseSleep
{
    public static void For(TimeSpan time)
    {
        if (time > TimeSpan.Zero)
        {
            var request = new Duration((nint)time.TotalSeconds, (nint)(time.Ticks % TimeSpan.TicksPerSecond * 100));
            _ = Sleep(request, 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Sleep(in Duration request, nint remaining);

    private readonly record struct Duration(nint Seconds, nint Nanoseconds);
}
