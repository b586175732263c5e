using EventBooking.Notifier.Queue;
using Microsoft.Extensions.Time.Testing;

namespace EventBooking.IntegrationTests.Notifying;

/// <summary>What one notifier has in hand is its own, until its lease is over.</summary>
public sealed class LeaseTests(LeaseTests.Fixture fixture) : IClassFixture<LeaseTests.Fixture>, IAsyncDisposable
{
    private const string Address = "ada@example.org";
    private readonly NotifierSystem _system = fixture.System;
    private readonly FakeTimeProvider _time = fixture.Time;

    public async ValueTask DisposeAsync() => await _system.StopNotifiersAsync();

    [Fact]
    public async Task What_a_notifier_that_died_had_in_hand_is_sent_by_another_when_its_lease_is_over()
    {
        var stuck = new FakeChannel { Answer = _ => new TaskCompletionSource<SendResult>().Task };
        var booking = await BookWithStuckAsync(stuck);

        _time.Advance(TimeSpan.FromSeconds(27));
        await ProveAliveAsync();
        (await _system.DeliveriesAsync(booking.Id)).ShouldBe(["booking_confirmed 0 email sending"]);

        _time.Advance(TimeSpan.FromSeconds(3));
        await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");
        _system.Mail.SentOf(booking.Id).ShouldHaveSingleItem().DeliveryId.ShouldBe(stuck.Tried.Single().DeliveryId);
    }

    [Fact]
    public async Task What_was_sent_by_a_notifier_that_lost_its_lease_is_not_sent_a_third_time()
    {
        var late = new TaskCompletionSource<SendResult>();
        var booking = await BookWithStuckAsync(new FakeChannel { Answer = _ => late.Task });
        _system.Mail.FailFor(booking.Id);
        _time.Advance(TimeSpan.FromSeconds(30));
        await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email queued smtp_451");

        late.SetResult(new SendResult.Sent());

        await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");
        _system.Mail.TakeFor(booking.Id);
        _time.Advance(TimeSpan.FromMinutes(10));
        await ProveAliveAsync();
        _system.Mail.SentTo(booking.Id).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_notifier_takes_in_hand_no_more_than_its_channel_sends_at_once()
    {
        var slow = new FakeChannel { Concurrency = 2, Answer = _ => new TaskCompletionSource<SendResult>().Task };
        await _system.StartNotifierAsync(channels: slow);
        var slot = await _system.Api.PublishSlotAsync(capacity: 5);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _system.Api.BookAsync(slot.Id, email: Address)));
        await _system.RelayAsync();
        await _system.UntilTakenAsync();

        await Eventually.BeTrueAsync(() => slow.Tried.Count >= 2);

        (await CountQueuedAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task A_notifier_that_stops_finishes_what_is_under_way()
    {
        var answer = new TaskCompletionSource<SendResult>();
        var channel = new FakeChannel { Answer = _ => answer.Task };
        await _system.StartNotifierAsync(channels: channel);
        var booking = await _system.Api.BookAsync((await _system.Api.PublishSlotAsync()).Id, email: Address);
        await _system.RelayAsync();
        await Eventually.BeTrueAsync(() => channel.Tried.Count == 1);

        var stopping = _system.Notifiers[^1].DisposeAsync().AsTask();
        answer.SetResult(new SendResult.Sent());
        await stopping.WaitAsync(TimeSpan.FromSeconds(10));

        (await _system.DeliveriesAsync(booking.Id)).ShouldBe(["booking_confirmed 0 email sent"]);
    }

    [Theory]
    [InlineData("answers", "booking_confirmed 0 email sent")]
    [InlineData("gives up", "booking_confirmed 0 email queued")]
    [InlineData("does nothing", "booking_confirmed 0 email sending")]
    public async Task A_notifier_that_stops_goes_by_what_its_channel_does_at_the_last_moment(string deed, string outcome)
    {
        var channel = new FakeChannel();
        await _system.StartNotifierAsync(channels: channel);
        channel.Answer = notification =>
        {
            var answer = new TaskCompletionSource<SendResult>(TaskCreationOptions.RunContinuationsAsynchronously);
            channel.Patience.Register(() => _ = deed switch
            {
                "answers" => answer.TrySetResult(new SendResult.Sent()),
                "gives up" => answer.TrySetCanceled(channel.Patience),
                _ => false,
            });
            return answer.Task;
        };
        var booking = await _system.Api.BookAsync((await _system.Api.PublishSlotAsync()).Id, email: Address);
        await _system.RelayAsync();
        await Eventually.BeTrueAsync(() => channel.Tried.Count == 1);

        await _system.Notifiers[^1].DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));

        (await _system.DeliveriesAsync(booking.Id)).ShouldBe([outcome]);
    }

    /// <summary>
    /// Books what a notifier takes in hand whose channel does not answer and whose clock stands still; then starts one that is well.
    /// </summary>
    private async Task<BookingDto> BookWithStuckAsync(FakeChannel stuck)
    {
        await _system.StartNotifierAsync(new FakeTimeProvider(_time.GetUtcNow()), channels: stuck);
        var booking = await _system.Api.BookAsync((await _system.Api.PublishSlotAsync()).Id, email: Address);
        await _system.PublishAsync(await _system.TakeMessageAsync(booking.Id));
        await Eventually.BeTrueAsync(() => stuck.Tried.Count == 1);
        await _system.StartNotifierAsync();
        return booking;
    }

    /// <summary>Returns when the notifier that is well has looked.</summary>
    private async Task ProveAliveAsync()
    {
        await Ledger.ScalarAsync<Guid>(
            _system.ConnectionString,
            """
            insert into deliveries (
              id, subject_type, subject_id, kind, sequence, channel, status, attempts, next_attempt_at, occurred_at, created_at)
            values ($1, 'booking', $1, 'booking_confirmed', 0, 'email', 'queued', 0, $2, $2, $2) returning id
            """,
            Guid.CreateVersion7(_time.GetUtcNow()),
            _time.GetUtcNow());
        await Eventually.BeTrueAsync(async () =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(20));
            return await CountQueuedAsync() == 0;
        });
    }

    private Task<long> CountQueuedAsync() =>
        Ledger.ScalarAsync<long>(_system.ConnectionString, "select count(*) from deliveries where status = 'queued'");

    /// <summary>A system whose notifiers each test starts, and stops at its end.</summary>
    public sealed class Fixture : NotifierClockFixture
    {
        protected override int Notifiers => 0;
    }
}
