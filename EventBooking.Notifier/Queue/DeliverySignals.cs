using EventBooking.Infrastructure.Background;
using EventBooking.Infrastructure.Deliveries;

namespace EventBooking.Notifier.Queue;

/// <summary>Wakes what sends, channel by channel.</summary>
internal sealed class DeliverySignals
{
    private readonly Dictionary<Channel, Signal> _signals = Enum.GetValues<Channel>().ToDictionary(channel => channel, _ => new Signal());

    public Signal Of(Channel channel) => _signals[channel];

    /// <summary>There may be something to send.</summary>
    public void WakeAll()
    {
        foreach (var signal in _signals.Values)
        {
            signal.Set();
        }
    }
}
