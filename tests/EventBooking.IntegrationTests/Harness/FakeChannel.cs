using System.Collections.Concurrent;
using EventBooking.Domain.Notifications;
using EventBooking.Infrastructure.Deliveries;
using EventBooking.Notifier.Bookings;
using EventBooking.Notifier.Queue;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>A server at the far end of a channel: keeps what it was sent, answers as it is told to.</summary>
/// <param name="channel">Which channel.</param>
internal sealed class FakeChannel(Channel channel = Channel.Email)
{
    private readonly ConcurrentQueue<Notification> _tried = new();
    private readonly ConcurrentQueue<Notification> _sent = new();

    public Channel Channel => channel;

    public int Concurrency { get; init; } = int.MaxValue;

    /// <summary>What was tried, in order.</summary>
    public IReadOnlyCollection<Notification> Tried => _tried;

    /// <summary>What it took, in order.</summary>
    public IReadOnlyCollection<Notification> Sent => _sent;

    /// <summary>Its answers; it takes everything by default.</summary>
    public Func<Notification, Task<SendResult>> Answer { get; set; } = _ => Task.FromResult<SendResult>(new SendResult.Sent());

    /// <summary>Of the last notification: cancelled when its sender cannot wait any longer.</summary>
    public CancellationToken Patience { get; private set; }

    /// <summary>The channel of one notifier.</summary>
    public IDeliveryChannel For(BookingNotifications notifications) => new Attached(notifications, this);

    private async Task<SendResult> SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        Patience = cancellationToken;
        _tried.Enqueue(notification);
        var result = await Answer(notification);
        if (result is SendResult.Sent)
        {
            _sent.Enqueue(notification);
        }

        return result;
    }

    /// <summary>Has every notification fail for now.</summary>
    public void FailAll(string code = "smtp_451") => Answer = _ => Task.FromResult<SendResult>(new SendResult.Temporary(code));

    /// <summary>Has it take everything.</summary>
    public void TakeAll() => Answer = _ => Task.FromResult<SendResult>(new SendResult.Sent());

    /// <summary>What a booking's holder was sent, in order.</summary>
    public IReadOnlyList<NotificationKind> SentTo(Guid booking) =>
        [.. Sent.Where(notification => notification.Details.Booking.Id == booking).Select(notification => notification.Kind)];

    private sealed class Attached(BookingNotifications notifications, FakeChannel server) : BookingChannel(notifications)
    {
        public override Channel Channel => server.Channel;

        public override int Concurrency => server.Concurrency;

        protected override Task<SendResult> SendAsync(Notification notification, CancellationToken cancellationToken) =>
            server.SendAsync(notification, cancellationToken);
    }
}
