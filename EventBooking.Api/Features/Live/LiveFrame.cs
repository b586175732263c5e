namespace EventBooking.Api.Features.Live;

/// <summary>
/// Bytes that all viewers of an event get, and what comes after them. Each viewer has a place in this chain instead of a queue of
/// its own, so that an idle one costs nothing here, and what everybody has passed is garbage.
/// </summary>
internal sealed class LiveFrame
{
    // Not on the thread that appends: it would write to the viewers one after the other.
    private readonly TaskCompletionSource<LiveFrame> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LiveFrame(long number, byte[]? bytes) => (Number, Bytes) = (number, bytes);

    public long Number { get; }

    /// <summary>What to send; null where the stream ends.</summary>
    public byte[]? Bytes { get; }

    public Task<LiveFrame> Next => _next.Task;

    public static LiveFrame First() => new(0, []);

    /// <summary>Makes the frame after this one; nobody sees it before <see cref="Release"/>.</summary>
    public LiveFrame Follow(byte[]? bytes) => new(Number + 1, bytes);

    public void Release(LiveFrame next) => _next.SetResult(next);
}
