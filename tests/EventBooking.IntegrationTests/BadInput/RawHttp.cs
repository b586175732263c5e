using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace EventBooking.IntegrationTests.BadInput;

/// <summary>Bytes as they are, sent over a connection of their own.</summary>
internal static class RawHttp
{
    private const string EndOfHead = "\r\n\r\n";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Sends Latin-1 text and returns the first answer, as far as it comes before the server hangs up.</summary>
    public static async Task<string> SendAsync(Uri server, string request, bool isHalf = false)
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var connection = new TcpClient();
        await connection.ConnectAsync(server.Host, server.Port, deadline.Token);
        var stream = connection.GetStream();
        var answer = new StringBuilder();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), deadline.Token);
            if (isHalf)
            {
                connection.Client.Shutdown(SocketShutdown.Send);
            }

            await ReadAsync(stream, answer, deadline.Token);
        }
        catch (IOException)
        {
            // The server may hang up while bytes that it does not want are still on their way.
        }

        return answer.ToString();
    }

    /// <summary>The status of the first answer; null where the server hung up without one.</summary>
    public static int? StatusOf(string answer) =>
        answer.StartsWith("HTTP/1.", StringComparison.Ordinal) ? int.Parse(answer.Split(' ')[1], CultureInfo.InvariantCulture) : null;

    private static async Task ReadAsync(NetworkStream stream, StringBuilder answer, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        while (!IsWhole(answer.ToString()) && await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            answer.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }
    }

    private static bool IsWhole(string answer)
    {
        const string name = "Content-Length: ";
        var end = answer.IndexOf(EndOfHead, StringComparison.Ordinal);
        var length = answer.IndexOf(name, StringComparison.Ordinal);
        return end >= 0 && (length < 0 || length > end
            || answer.Length - end - EndOfHead.Length
                >= int.Parse(answer[(length + name.Length)..].Split('\r')[0], CultureInfo.InvariantCulture));
    }
}
