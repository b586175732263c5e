using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;

namespace EventBooking.Api.Features.Live;

internal sealed class LiveViewer(HttpContext context)
{
    // What a slow client has not taken yet waits in the frame that all share, not in a buffer of its own.
    private const int Piece = 16 * 1024;
    private const int MaxBehind = 16;
    private LiveFrame _place = LiveFrame.First();
    private byte[]? _snapshot;
    private long _writingSince;
    private int _unflushed;

    /// <summary>What it saw last, before it reconnected; empty where it did not say.</summary>
    public string LastEventId { get; } = context.Request.Headers[ServerSentEvent.LastEventId].ToString();

    /// <summary>Gives it its place among the frames.</summary>
    /// <param name="snapshot">What it has to know before; null where it knows that.</param>
    public void Place(LiveFrame place, byte[]? snapshot) => (_place, _snapshot) = (place, snapshot);

    /// <summary>Whether it does not take what is sent to it: it is given one write for too long, or has too much before it.</summary>
    public bool IsLate(LiveFrame last, TimeSpan limit) => Interlocked.Read(ref _writingSince) is var since and > 0
        && (Stopwatch.GetElapsedTime(since) > limit || last.Number - Volatile.Read(ref _place).Number > MaxBehind);

    public void Drop() => context.Abort();

    public async Task RunAsync()
    {
        var (writer, aborted) = (context.Response.BodyWriter, context.RequestAborted);
        await WriteAsync(writer, ServerSentEvent.Retry());
        await WriteAsync(writer, _snapshot ?? []);
        _snapshot = null;
        while (await FlushAsync(writer))
        {
            await ((Task)_place.Next).WaitAsync(aborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (aborted.IsCancellationRequested || !await WriteWaitingAsync(writer))
            {
                return;
            }
        }
    }

    private async ValueTask<bool> WriteWaitingAsync(PipeWriter writer)
    {
        while (_place.Next.IsCompletedSuccessfully)
        {
            Volatile.Write(ref _place, await _place.Next);
            if (_place.Bytes is null)
            {
                // Here, where it is seen how long it takes.
                await FlushAsync(writer);
                return false;
            }

            if (!await WriteAsync(writer, _place.Bytes))
            {
                return false;
            }
        }

        return true;
    }

    private async ValueTask<bool> WriteAsync(PipeWriter writer, byte[] bytes)
    {
        for (var start = 0; start < bytes.Length; start += Piece)
        {
            var length = Math.Min(Piece, bytes.Length - start);
            writer.Write(bytes.AsSpan(start, length));
            _unflushed += length;
            if (_unflushed >= Piece && !await FlushAsync(writer))
            {
                return false;
            }
        }

        return true;
    }

    private async ValueTask<bool> FlushAsync(PipeWriter writer)
    {
        Interlocked.Exchange(ref _writingSince, Stopwatch.GetTimestamp());
        var result = await writer.FlushAsync();
        Interlocked.Exchange(ref _writingSince, 0);
        _unflushed = 0;
        return !result.IsCompleted && !result.IsCanceled;
    }
}
