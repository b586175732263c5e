using System.Net;
using System.Net.Sockets;

namespace EventBooking.LocalServers;

/// <summary>TCP ports of this machine.</summary>
public static class Ports
{
    // Below the range from which systems take ports for outgoing connections: one found free here stays free.
    private const int First = 20_000;
    private const int End = 32_000;

    /// <summary>Whether a server can listen on the port of the loopback addresses.</summary>
    public static bool IsFree(int port) =>
        CanListen(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || CanListen(IPAddress.IPv6Loopback, port));

    /// <summary>A port that is free now; nothing keeps another process from taking it.</summary>
    public static int FindFree()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(First, End);
            if (IsFree(port))
            {
                return port;
            }
        }
    }

    private static bool CanListen(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException exception)
        {
            // A machine may support IPv6 and have no IPv6 loopback address.
            return exception.SocketErrorCode == SocketError.AddressNotAvailable;
        }
    }
}
