using EventBooking.Infrastructure.Deliveries;

namespace EventBooking.Notifier.Queue;

/// <summary>A channel that is switched off: it skips what no other notifier has sent within an hour.</summary>
internal sealed class ClosedChannel(Channel channel) : IDeliveryChannel
{
    public Channel Channel => channel;

    // A setting that is missing here, or for the first minutes, must not take from another notifier what that one can send.
    public TimeSpan ClaimAfter { get; } = TimeSpan.FromHours(1);

    public Task<IReadOnlyList<Outgoing>> LoadAsync(IReadOnlyList<ClaimedDelivery> claimed, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Outgoing>>([.. claimed.Select(_ => new Outgoing.Skip(Reasons.ChannelOff))]);
}
