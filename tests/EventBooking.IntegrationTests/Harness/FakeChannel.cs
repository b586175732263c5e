using System.Collections.Concurrent;
using EventBooking.Infrastructure.Deliveries;
using EventBooking.Notifier.Deliveries;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>A server at the far end of a channel: keeps what it was sent, answers as it is told to.</summary>
/// <param name="channel">Which channel.</param>
internal sealed class FakeChannel(Channel channel = Channel.Email) : IDeliveryChannel
{
    private readonly ConcurrentQueue<Notice> _tried = new();
    private readonly ConcurrentQueue<Notice> _sent = new();

    public Channel Channel => channel;

    public int Concurrency { get; init; } = int.MaxValue;

    /// <summary>What was tried, in order.</summary>
    public IReadOnlyCollection<Notice> Tried => _tried;

    /// <summary>What it took, in order.</summary>
    public IReadOnlyCollection<Notice> Sent => _sent;

    /// <summary>Its answers; it takes everything by default.</summary>
    public Func<Notice, Task<SendResult>> Answer { get; set; } = _ => Task.FromResult<SendResult>(new SendResult.Sent());

    /// <summary>Of the last notice: cancelled when its sender cannot wait any longer.</summary>
    public CancellationToken Patience { get; private set; }

    public async Task<SendResult> SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        Patience = cancellationToken;
        _tried.Enqueue(notice);
        var result = await Answer(notice);
        if (result is SendResult.Sent)
        {
            _sent.Enqueue(notice);
        }

        return result;
    }

    /// <summary>Has every notice fail for now.</summary>
    public void FailAll(string code = "smtp_451") => Answer = _ => Task.FromResult<SendResult>(new SendResult.Temporary(code));

    /// <summary>Has it take everything.</summary>
    public void TakeAll() => Answer = _ => Task.FromResult<SendResult>(new SendResult.Sent());

    /// <summary>What a booking's holder was sent, in order.</summary>
    public IReadOnlyList<NoticeKind> SentTo(Guid booking) => [.. Sent.Where(notice => notice.Details.Booking.Id == booking).Select(notice => notice.Kind)];
}
