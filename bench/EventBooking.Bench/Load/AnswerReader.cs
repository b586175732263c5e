using System.Text;

namespace EventBooking.Bench.Load;

/// <summary>Finds the end of one HTTP/1.1 answer, with a length or in chunks, in whatever pieces it comes. Bodies are not kept.</summary>
internal sealed class AnswerReader
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] EndOfChunks = "0\r\n\r\n"u8.ToArray();

    private readonly List<byte> _head = [];
    private readonly Queue<byte> _tail = new();
    private int _status;
    private long _left;
    private bool _isChunked;

    public void Restart()
    {
        _head.Clear();
        _tail.Clear();
        _status = 0;
    }

    /// <summary>Takes the next piece; returns the status once the answer is whole.</summary>
    public int? Read(ReadOnlySpan<byte> piece)
    {
        if (_status == 0)
        {
            // The end of the head may lie across two pieces.
            var before = _head.Count;
            _head.AddRange(piece);
            var end = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_head).IndexOf(EndOfHead);
            if (end < 0)
            {
                return null;
            }

            ReadHead(Encoding.ASCII.GetString([.. _head[..end]]));
            piece = piece[(end + EndOfHead.Length - before)..];
        }

        if (_isChunked)
        {
            // JSON holds no line break, so these bytes are nothing but the last chunk.
            foreach (var one in piece.Length > EndOfChunks.Length ? piece[^EndOfChunks.Length..] : piece)
            {
                _tail.Enqueue(one);
                if (_tail.Count > EndOfChunks.Length)
                {
                    _tail.Dequeue();
                }
            }

            return _tail.SequenceEqual(EndOfChunks) ? _status : null;
        }

        _left -= piece.Length;
        return _left <= 0 ? _status : null;
    }

    private void ReadHead(string head)
    {
        var lines = head.Split("\r\n");
        _status = int.Parse(lines[0].AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);
        _isChunked = lines.Contains("Transfer-Encoding: chunked", StringComparer.OrdinalIgnoreCase);
        _left = 0;
        foreach (var line in lines)
        {
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            {
                _left = long.Parse(line.AsSpan(15), System.Globalization.CultureInfo.InvariantCulture);
            }
        }
    }
}
