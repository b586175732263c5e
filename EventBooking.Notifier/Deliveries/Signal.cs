using System.Threading.Channels;

namespace EventBooking.Notifier.Deliveries;

/// <summary>Wakes one waiter, now or at its next wait; being set twice before that is the same as once. Thread-safe.</summary>
internal sealed class Signal
{
    private readonly Channel<byte> _set = Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _set.Writer.TryWrite(0);

    public ValueTask<byte> WaitAsync(CancellationToken cancellationToken) => _set.Reader.ReadAsync(cancellationToken);
}
