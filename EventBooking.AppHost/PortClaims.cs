using System.Collections.Concurrent;

namespace EventBooking.AppHost;

/// <summary>Ports held for this process until it ends: two systems that start at the same moment both find a port free.</summary>
internal static class PortClaims
{
    private static readonly ConcurrentBag<InstanceLock> Held = [];

    public static bool TryTake(int port)
    {
        try
        {
            Held.Add(InstanceLock.Take(Path.Combine(MachineFolder(), $"port-{port}"), "its port"));
            return Ports.IsFree(port);
        }
        catch (LocalServerException)
        {
            return false;
        }
    }

    public static int TakeOr(int port)
    {
        while (!TryTake(port))
        {
            port = Ports.FindFree();
        }

        return port;
    }

    /// <summary>For locks on what belongs to the machine, whichever tree the app host was built in.</summary>
    public static string MachineFolder() => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "EventBooking");
}
