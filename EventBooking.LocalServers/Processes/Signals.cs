using System.Runtime.InteropServices;

namespace EventBooking.LocalServers;

internal static partial class Signals
{
    public static void Send(int processId, StopSignal signal) => _ = Kill(processId, (int)signal);

    public static void SendToGroup(int groupId, StopSignal signal) => _ = Kill(-groupId, (int)signal);

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);
}
