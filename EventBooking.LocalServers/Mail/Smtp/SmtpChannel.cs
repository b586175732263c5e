using System.Buffers;
using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace EventBooking.LocalServers;

/// <summary>Lines in and answers out, within limits of length and time. Answers leave when the client has to wait for them: it may send ahead.</summary>
internal sealed class SmtpChannel : IAsyncDisposable
{
    private readonly IDuplexPipe _transport;
    private readonly TimeSpan _idleLimit;
    private readonly CancellationTokenSource _idle;
    private readonly CancellationTokenRegistration _stopping;
    private readonly byte[] _line;

    private PipeReader _reader;
    private PipeWriter _writer;
    private SslStream? _tls;
    private ReadOnlySequence<byte> _buffer;
    private int _length;
    private bool _reading;
    private bool _skipping;
    private bool _ended;

    /// <param name="transport">The connection.</param>
    /// <param name="longestLine">In bytes, without the end.</param>
    /// <param name="idleLimit">How long the client may be silent.</param>
    /// <param name="stopping">The server is about to stop.</param>
    /// <param name="aborted">The connection is gone.</param>
    public SmtpChannel(IDuplexPipe transport, int longestLine, TimeSpan idleLimit, CancellationToken stopping, CancellationToken aborted)
    {
        _transport = transport;
        (_reader, _writer) = (transport.Input, transport.Output);
        _line = new byte[longestLine];
        _idleLimit = idleLimit;
        _idle = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        _stopping = stopping.UnsafeRegister(state => ((SmtpChannel)state!)._reader.CancelPendingRead(), this);
    }

    /// <summary>The line that was taken last, without its end.</summary>
    public ReadOnlySpan<byte> Line => _line.AsSpan(0, _length);

    public bool IsSecure => _tls is not null;

    /// <summary>Takes a line of what has been read already.</summary>
    /// <param name="limit">Its longest length in bytes.</param>
    /// <param name="kind">What was taken.</param>
    public bool TryTake(int limit, out LineKind kind)
    {
        kind = LineKind.Line;
        if (_buffer.PositionOf((byte)'\n') is not { } end)
        {
            Skip(limit);
            return false;
        }

        var line = _buffer.Slice(0, end);
        _buffer = _buffer.Slice(_buffer.GetPosition(1, end));
        var skipped = _skipping;
        _skipping = false;
        if (line.IsEmpty || line.Slice(line.Length - 1).FirstSpan[0] != '\r')
        {
            kind = LineKind.BareEnd;
            return true;
        }

        line = line.Slice(0, line.Length - 1);
        if (skipped || line.Length > limit)
        {
            kind = LineKind.TooLong;
            return true;
        }

        line.CopyTo(_line);
        _length = (int)line.Length;
        if (Line.Contains((byte)'\r'))
        {
            kind = LineKind.BareEnd;
        }

        return true;
    }

    /// <summary>Takes the next line, or says why there is none.</summary>
    public async ValueTask<LineKind> TakeAsync(int limit)
    {
        while (true)
        {
            if (TryTake(limit, out var kind))
            {
                return kind;
            }

            if (await FillAsync() is { } reason)
            {
                return reason;
            }
        }
    }

    /// <summary>Sends what was answered and reads on; null where that went well.</summary>
    public async ValueTask<LineKind?> FillAsync()
    {
        if (_ended)
        {
            return LineKind.Closed;
        }

        Release();
        try
        {
            _idle.CancelAfter(_idleLimit);
            await _writer.FlushAsync(_idle.Token);
            var result = await _reader.ReadAsync(_idle.Token);
            _idle.CancelAfter(Timeout.InfiniteTimeSpan);
            (_buffer, _reading) = (result.Buffer, true);
            _ended = result.IsCompleted;
            return result.IsCanceled ? LineKind.Stopping : null;
        }
        catch (OperationCanceledException)
        {
            _ended = true;
            return LineKind.TimedOut;
        }
    }

    public void Answer(string line)
    {
        Encoding.ASCII.GetBytes(line, _writer);
        _writer.Write("\r\n"u8);
    }

    /// <summary>Goes on within TLS.</summary>
    /// <returns>False where the client sent something ahead, which nothing protected.</returns>
    public async Task<bool> SecureAsync(X509Certificate2 certificate, string? answer)
    {
        if (!_buffer.IsEmpty)
        {
            return false;
        }

        if (answer is not null)
        {
            Answer(answer);
            await _writer.FlushAsync(_idle.Token);
        }

        Release();
        _idle.CancelAfter(_idleLimit);
        _tls = new SslStream(new DuplexStream(_reader.AsStream(), _writer.AsStream()));
        await _tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, _idle.Token);
        _idle.CancelAfter(Timeout.InfiniteTimeSpan);
        (_reader, _writer, _buffer) = (PipeReader.Create(_tls), PipeWriter.Create(_tls), default);
        return true;
    }

    /// <summary>Sends what was answered last.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.DisposeAsync();
        _idle.CancelAfter(_idleLimit);
        try
        {
            await _writer.FlushAsync(_idle.Token);
            if (_tls is not null)
            {
                await _tls.ShutdownAsync();
                await _tls.DisposeAsync();
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // Nobody is there to read it.
        }

        _idle.Dispose();
        await _transport.Output.CompleteAsync();
        await _transport.Input.CompleteAsync();
    }

    private void Release()
    {
        if (_reading)
        {
            _reader.AdvanceTo(_buffer.Start, _buffer.End);
            (_buffer, _reading) = (default, false);
        }
    }

    // Of a line that is too long only the last byte is kept: its end may follow.
    private void Skip(int limit)
    {
        if (_buffer.Length > limit + 1)
        {
            _buffer = _buffer.Slice(_buffer.Length - 1);
            _skipping = true;
        }
    }
}
