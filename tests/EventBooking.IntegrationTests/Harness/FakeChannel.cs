using System.Collections.Concurrent;
using EventBooking.Domain.Notifications;
using EventBooking.Infrastructure.Deliveries;
using EventBooking.Notifier.Bookings;
using EventBooking.Notifier.Queue;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>A server at the far end of a channel: keeps what it was sent, and answers as a test has it answer.</summary>
/// <param name="channel">Which channel.</param>
internal sealed class FakeChannel(Channel channel = Channel.Email)
{
    private readonly ConcurrentQueue<Notification> _tried = new();
    private readonly ConcurrentQueue<Notification> _sent = new();
    private readonly ConcurrentDictionary<Guid, Func<Notification, Task<SendResult>>> _answers = new();

    public Channel Channel => channel;

    public int Concurrency { get; init; } = int.MaxValue;

    /// <summary>What was tried, in order.</summary>
    public IReadOnlyCollection<Notification> Tried => _tried;

    /// <summary>What it took, in order.</summary>
    public IReadOnlyCollection<Notification> Sent => _sent;

    /// <summary>Its answers where a booking has none of its own; it takes everything by default.</summary>
    public Func<Notification, Task<SendResult>> Answer { get; set; } = _ => Task.FromResult<SendResult>(new SendResult.Sent());

    /// <summary>Of the last notification: cancelled when its sender cannot wait any longer.</summary>
    public CancellationToken Patience { get; private set; }

    /// <summary>The channel of one notifier.</summary>
    public IDeliveryChannel For(BookingNotifications notifications) => new Attached(notifications, this);

    private async Task<SendResult> SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        Patience = cancellationToken;
        _tried.Enqueue(notification);
        var result = await _answers.GetValueOrDefault(notification.Details.Booking.Id, Answer)(notification);
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

    /// <summary>Answers what is sent of one booking; all else goes as before.</summary>
    public void AnswerFor(Guid booking, Func<Notification, Task<SendResult>> answer) => _answers[booking] = answer;

    /// <inheritdoc cref="AnswerFor(Guid, Func{Notification, Task{SendResult}})"/>
    public void AnswerFor(Guid booking, SendResult answer) => _answers[booking] = _ => Task.FromResult(answer);

    /// <summary>Has what is sent of one booking fail for now.</summary>
    public void FailFor(Guid booking, string code = "smtp_451") => AnswerFor(booking, new SendResult.Temporary(code));

    /// <summary>Takes again what is sent of one booking.</summary>
    public void TakeFor(Guid booking) => _answers.TryRemove(booking, out _);

    /// <summary>What was tried of a booking, in order.</summary>
    public IReadOnlyList<Notification> TriedOf(Guid booking) => [.. _tried.Where(tried => tried.Details.Booking.Id == booking)];

    /// <summary>What it took of a booking, in order.</summary>
    public IReadOnlyList<Notification> SentOf(Guid booking) => [.. _sent.Where(sent => sent.Details.Booking.Id == booking)];

    /// <summary>What a booking's attendee was sent, in order.</summary>
    public IReadOnlyList<NotificationKind> SentTo(Guid booking) => [.. SentOf(booking).Select(notification => notification.Kind)];

    private sealed class Attached(BookingNotifications notifications, FakeChannel server) : BookingChannel(notifications)
    {
        public override Channel Channel => server.Channel;

        public override int Concurrency => server.Concurrency;

        protected override Task<SendResult> SendAsync(Notification notification, CancellationToken cancellationToken) =>
            server.SendAsync(notification, cancellationToken);
    }
}
