using System.Net.Sockets;

namespace EventBooking.IntegrationTests.Faults;

/// <summary>One connection through the proxy. Its two halves end apart: the server may still work for a client that is gone.</summary>
internal sealed class ProxiedConnection(DatabaseProxy proxy, TcpClient client) : IDisposable
{
    // The end of every answer: ReadyForQuery, but for its last byte, the state of the transaction.
    private static readonly byte[] Ready = [(byte)'Z', 0, 0, 0, 5];

    private readonly TcpClient _server = new();
    private volatile Disturbance? _disturbance;
    private bool _isCut;

    public async Task RunAsync(string host, int port)
    {
        try
        {
            await _server.ConnectAsync(host, port);
            await Task.WhenAll(ForwardAsync(), ReturnAsync());
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
        {
            // One of the two has hung up.
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>The client's side of the line breaks.</summary>
    public void CutClient()
    {
        if (Interlocked.Exchange(ref _isCut, true))
        {
            return;
        }

        // At once, so that the client sees a reset and not a farewell.
        client.Client.Close(timeout: 0);
    }

    public void Dispose()
    {
        CutClient();
        client.Dispose();
        _server.Dispose();
    }

    private async Task ForwardAsync()
    {
        var buffer = new byte[64 * 1024];
        var (from, to) = (client.GetStream(), _server.GetStream());
        try
        {
            while (await from.ReadAsync(buffer) is var count and > 0)
            {
                if (_disturbance is null && proxy.Trigger(buffer.AsSpan(0, count)) is { } disturbance)
                {
                    _disturbance = disturbance;
                    await disturbance.PassAsync(this);
                }

                await to.WriteAsync(buffer.AsMemory(0, count));
            }
        }
        finally
        {
            // The server carries out what it got, then sees that its client is gone.
            _server.Client.Shutdown(SocketShutdown.Send);
        }
    }

    private async Task ReturnAsync()
    {
        var buffer = new byte[64 * 1024];
        var (from, to) = (_server.GetStream(), client.GetStream());
        using var held = new MemoryStream();
        while (await from.ReadAsync(buffer) is var count and > 0)
        {
            if (_disturbance is not { } disturbance)
            {
                await to.WriteAsync(buffer.AsMemory(0, count));
                continue;
            }

            held.Write(buffer, 0, count);
            if (buffer.AsSpan(0, count - 1).EndsWith(Ready) && await disturbance.AnswerAsync(this))
            {
                _disturbance = null;
                await to.WriteAsync(held.ToArray());
                // The same connection may be disturbed again.
                held.SetLength(0);
            }
        }

        client.Client.Shutdown(SocketShutdown.Send);
    }
}
