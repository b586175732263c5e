using System.IO.Pipes;

#pragma warning disable MA0047 // The runtime looks for it outside of any namespace.
/// <summary>
/// Loaded into the services that a soak watches (DOTNET_STARTUP_HOOKS, which asks for this name and no namespace): collects all garbage
/// when it is asked to, and says what is left. So the services need nothing of their own for it.
/// </summary>
internal static class StartupHook
{
    /// <summary>Begins to answer.</summary>
    public static void Initialize()
    {
        var thread = new Thread(Answer) { IsBackground = true, Name = "memory" };
        thread.Start();
    }

    /// <summary>Where a process answers.</summary>
    /// <param name="processId">Its id.</param>
    public static string PipeOf(int processId) => $"eventbooking-memory-{processId}";

    private static void Answer()
    {
        using var pipe = new NamedPipeServerStream(
            PipeOf(Environment.ProcessId),
            PipeDirection.Out,
            maxNumberOfServerInstances: 1,
            PipeTransmissionMode.Byte,
            PipeOptions.CurrentUserOnly);
        while (true)
        {
            pipe.WaitForConnection();
            // What has a finalizer goes with the second one.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            pipe.Write(BitConverter.GetBytes(GC.GetTotalMemory(forceFullCollection: false)));
            pipe.Disconnect();
        }
    }
}
