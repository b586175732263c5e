using System.Threading.Channels;

namespace EventBooking.Infrastructure.Background;

/// <summary>Wakes one waiter, now or at its next wait; being set twice before that is the same as once. Thread-safe.</summary>
public sealed class Signal
{
    private readonly Channel<byte> _set =
        Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Wakes; waits for nobody.</summary>
    public void Set() => _set.Writer.TryWrite(0);

    /// <summary>Returns when it is set, at once where it was since the last wait.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken) => await _set.Reader.ReadAsync(cancellationToken);
}
