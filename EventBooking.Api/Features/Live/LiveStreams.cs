using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;

namespace EventBooking.Api.Features.Live;

/// <summary>Counts the open streams of this instance, and keeps them within their limit.</summary>
internal sealed class LiveStreams
{
    // Ten changes a second are more than anyone can read.
    private static readonly TimeSpan ShortestRest = TimeSpan.FromMilliseconds(100);

    // Sending to a client takes about 40 microseconds of a processor: most of the time is left to those who book.
    private static readonly TimeSpan RestPerStream = TimeSpan.FromMicroseconds(100) / Environment.ProcessorCount;
    private readonly int _limit;
    private readonly UpDownCounter<long> _streams;
    private int _open;

    public LiveStreams(IOptions<LiveOptions> options, IMeterFactory meters)
    {
        _limit = options.Value.MaxStreams;

        // The meter of bookings and seats: the factory gives the same one each time for this name.
        _streams = meters.Create("EventBooking").CreateUpDownCounter<long>(
            "eventbooking.live.streams", "{stream}", "Open streams of live updates.");
    }

    /// <summary>How long the viewers of an event are left alone after a change: longer where there are thousands of streams.</summary>
    public TimeSpan Rest => Volatile.Read(ref _open) * RestPerStream is var rest && rest > ShortestRest ? rest : ShortestRest;

    /// <summary>Counts one more; false where there are as many as there may be.</summary>
    public bool TryOpen()
    {
        if (Interlocked.Increment(ref _open) > _limit)
        {
            Interlocked.Decrement(ref _open);
            return false;
        }

        _streams.Add(1);
        return true;
    }

    public void Close()
    {
        Interlocked.Decrement(ref _open);
        _streams.Add(-1);
    }
}
