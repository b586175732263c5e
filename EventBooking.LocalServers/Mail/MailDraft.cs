using System.Buffers;

namespace EventBooking.LocalServers;

/// <summary>A mail while it comes in: written to its file in pieces, so that a large one takes no memory. Gone unless it is kept.</summary>
internal sealed class MailDraft(string path, Envelope envelope, DateTimeOffset time) : IDisposable
{
    private static readonly byte[] LineEnd = "\r\n"u8.ToArray();

    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(MailDetails.HeadSize);
    private int _buffered;
    private long _written;
    private FileStream? _file;
    private MailDetails? _details;

    public string Path => path;

    /// <summary>In bytes, without the server's own lines.</summary>
    public long Size { get; private set; }

    public void Begin() => Write(envelope.Trace(time));

    /// <param name="line">Without its end.</param>
    public void Append(ReadOnlySpan<byte> line)
    {
        Size += line.Length + LineEnd.Length;
        Write(line);
        Write(LineEnd);
    }

    /// <summary>Completes the file.</summary>
    public MailDetails Finish()
    {
        Flush();
        _file!.Dispose();
        return _details! with { Size = _written };
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _file?.Dispose();
        File.Delete(path);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_buffered == _buffer.Length)
            {
                Flush();
            }

            var length = Math.Min(bytes.Length, _buffer.Length - _buffered);
            bytes[..length].CopyTo(_buffer.AsSpan(_buffered));
            _buffered += length;
            bytes = bytes[length..];
        }
    }

    private void Flush()
    {
        _details ??= MailDetails.Of(envelope, _buffer.AsMemory(0, _buffered), size: 0);
        _file ??= PrivateFile.Create(path);
        _file.Write(_buffer.AsSpan(0, _buffered));
        _written += _buffered;
        _buffered = 0;
    }
}
