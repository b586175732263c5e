using System.Net;
using System.Net.Sockets;

namespace EventBooking.Bench.Load;

/// <summary>
/// One connection of HTTP/1.1 with one request at a time. It costs a fraction of what HttpClient does: the generator shares its
/// cores with what it measures.
/// </summary>
internal sealed class LoadConnection : IDisposable
{
    private readonly IPEndPoint _endPoint;
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly SocketAsyncEventArgs _receive = new();
    private readonly AnswerReader _reader = new();
    private Action<int>? _answered;

    public LoadConnection(IPEndPoint endPoint)
    {
        _endPoint = endPoint;
        _receive.SetBuffer(new byte[2048]);
        _receive.Completed += (_, _) => Receive(isCompleted: true);
        // Thousands of closed connections that linger would use up the ports.
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
    }

    public async Task ConnectAsync(CancellationToken cancellationToken) => await _socket.ConnectAsync(_endPoint, cancellationToken);

    /// <summary>Sends a request; the callback gets the status, or <see cref="OpenLoopResult.Broken"/>.</summary>
    public void Send(byte[] request, Action<int> answered)
    {
        _answered = answered;
        _reader.Restart();
        try
        {
            _socket.Send(request);
            Receive(isCompleted: false);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            answered(OpenLoopResult.Broken);
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _receive.Dispose();
    }

    private void Receive(bool isCompleted)
    {
        try
        {
            while (isCompleted || !_socket.ReceiveAsync(_receive))
            {
                isCompleted = false;
                if (_receive.SocketError != SocketError.Success || _receive.BytesTransferred == 0)
                {
                    _answered!(OpenLoopResult.Broken);
                    return;
                }

                if (_reader.Read(_receive.MemoryBuffer.Span[.._receive.BytesTransferred]) is { } status)
                {
                    _answered!(status);
                    return;
                }
            }
        }
        catch (ObjectDisposedException)
        {
            // The measurement is over.
        }
    }
}
