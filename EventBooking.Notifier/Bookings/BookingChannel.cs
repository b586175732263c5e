using EventBooking.Infrastructure.Deliveries;
using EventBooking.Notifier.Queue;

namespace EventBooking.Notifier.Bookings;

/// <summary>A channel whose deliveries are notifications about bookings.</summary>
internal abstract class BookingChannel(BookingNotifications notifications) : IDeliveryChannel
{
    public abstract Channel Channel { get; }

    public virtual int Concurrency => int.MaxValue;

    public Task<IReadOnlyList<Outgoing>> LoadAsync(IReadOnlyList<ClaimedDelivery> claimed, CancellationToken cancellationToken) =>
        notifications.LoadAsync(claimed, Channel, SendAsync, cancellationToken);

    /// <summary>Makes one attempt to send a notification: <see cref="Outgoing.Send"/>.</summary>
    protected abstract Task<SendResult> SendAsync(Notification notification, CancellationToken cancellationToken);
}
