using System.Net;
using System.Net.Sockets;

namespace EventBooking.LocalServers;

/// <summary>Asks a server on this machine for a first sign of life in its own protocol.</summary>
internal static class Probe
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public static async Task<bool> AnswersAsync(int port, byte[] greeting, byte expected, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
            await using var stream = client.GetStream();
            await stream.WriteAsync(greeting, limit.Token);
            var answer = new byte[1];
            return await stream.ReadAsync(answer, limit.Token) == 1 && answer[0] == expected;
        }
        catch (Exception exception) when (exception is SocketException or IOException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
