using EventBooking.Notifier.Queue;
using Microsoft.Extensions.Time.Testing;

namespace EventBooking.IntegrationTests.Notifying;

/// <summary>What one notifier has in hand is its own, until its lease is over.</summary>
public sealed class LeaseTests
{
    private const string Address = "ada@example.org";
    private static readonly DateTimeOffset Begin = new(2031, 6, 1, 8, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Begin);

    [Fact]
    public async Task What_a_notifier_that_died_had_in_hand_is_sent_by_another_when_its_lease_is_over()
    {
        await using var telling = await Telling.StartAsync(time: _time);
        var stuck = new FakeChannel { Answer = _ => new TaskCompletionSource<SendResult>().Task };
        var booking = await BookWithStuckAsync(telling, stuck);

        _time.Advance(TimeSpan.FromSeconds(27));
        await ProveAliveAsync(telling);
        (await telling.DeliveriesAsync(booking.Id)).ShouldBe(["booking_confirmed 0 email sending"]);

        _time.Advance(TimeSpan.FromSeconds(3));
        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");
        telling.Mail.SentTo(booking.Id).Count.ShouldBe(1);
        telling.Mail.Sent.Single(
            notification => notification.Details.Booking.Id == booking.Id).DeliveryId.ShouldBe(stuck.Tried.Single().DeliveryId);
    }

    [Fact]
    public async Task What_was_sent_by_a_notifier_that_lost_its_lease_is_not_sent_a_third_time()
    {
        await using var telling = await Telling.StartAsync(time: _time);
        var late = new TaskCompletionSource<SendResult>();
        var booking = await BookWithStuckAsync(telling, new FakeChannel { Answer = _ => late.Task });
        telling.Mail.FailAll();
        _time.Advance(TimeSpan.FromSeconds(30));
        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email queued smtp_451");

        late.SetResult(new SendResult.Sent());

        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");
        telling.Mail.TakeAll();
        _time.Advance(TimeSpan.FromMinutes(10));
        await ProveAliveAsync(telling);
        telling.Mail.SentTo(booking.Id).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_notifier_takes_in_hand_no_more_than_its_channel_sends_at_once()
    {
        await using var telling = await Telling.StartAsync(notifiers: 0);
        var slow = new FakeChannel { Concurrency = 2, Answer = _ => new TaskCompletionSource<SendResult>().Task };
        await telling.StartNotifierAsync(channels: slow);
        var slot = await telling.Api.PublishSlotAsync(capacity: 5);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => telling.Api.BookAsync(slot.Id, email: Address)));
        await telling.TellAsync();
        await telling.UntilTakenAsync();

        await Eventually.BeTrueAsync(() => slow.Tried.Count >= 2);

        (await Ledger.ScalarAsync<long>(telling.ConnectionString, "select count(*) from deliveries where status = 'queued'")).ShouldBe(3);
    }

    [Fact]
    public async Task A_notifier_that_stops_finishes_what_is_under_way()
    {
        await using var telling = await Telling.StartAsync();
        var answer = new TaskCompletionSource<SendResult>();
        telling.Mail.Answer = _ => answer.Task;
        var booking = await telling.Api.BookAsync((await telling.Api.PublishSlotAsync()).Id, email: Address);
        await telling.TellAsync();
        await Eventually.BeTrueAsync(() => telling.Mail.Tried.Count == 1);

        var stopping = telling.Notifiers[0].DisposeAsync().AsTask();
        answer.SetResult(new SendResult.Sent());
        await stopping.WaitAsync(TimeSpan.FromSeconds(10));

        (await telling.DeliveriesAsync(booking.Id)).ShouldBe(["booking_confirmed 0 email sent"]);
    }

    [Theory]
    [InlineData("answers", "booking_confirmed 0 email sent")]
    [InlineData("gives up", "booking_confirmed 0 email queued")]
    [InlineData("does nothing", "booking_confirmed 0 email sending")]
    public async Task A_notifier_that_stops_goes_by_what_its_channel_does_at_the_last_moment(string deed, string outcome)
    {
        await using var telling = await Telling.StartAsync();
        telling.Mail.Answer = notification =>
        {
            var answer = new TaskCompletionSource<SendResult>(TaskCreationOptions.RunContinuationsAsynchronously);
            telling.Mail.Patience.Register(() => _ = deed switch
            {
                "answers" => answer.TrySetResult(new SendResult.Sent()),
                "gives up" => answer.TrySetCanceled(telling.Mail.Patience),
                _ => false,
            });
            return answer.Task;
        };
        var booking = await telling.Api.BookAsync((await telling.Api.PublishSlotAsync()).Id, email: Address);
        await telling.TellAsync();
        await Eventually.BeTrueAsync(() => telling.Mail.Tried.Count == 1);

        await telling.Notifiers[0].DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));

        (await telling.DeliveriesAsync(booking.Id)).ShouldBe([outcome]);
    }

    /// <summary>
    /// Books what a notifier takes in hand whose channel does not answer and whose clock stands still; then starts one that is well.
    /// </summary>
    private static async Task<BookingDto> BookWithStuckAsync(Telling telling, FakeChannel stuck)
    {
        await telling.Notifiers[0].DisposeAsync();
        await telling.StartNotifierAsync(new FakeTimeProvider(Begin), channels: stuck);
        var booking = await telling.Api.BookAsync((await telling.Api.PublishSlotAsync()).Id, email: Address);
        await telling.PublishAsync((await telling.UntoldAsync()).ShouldHaveSingleItem(), notifier: 1);
        await Eventually.BeTrueAsync(() => stuck.Tried.Count == 1);
        await telling.StartNotifierAsync();
        return booking;
    }

    /// <summary>Returns when the notifier that is well has looked.</summary>
    private async Task ProveAliveAsync(Telling telling)
    {
        await Ledger.ScalarAsync<Guid>(
            telling.ConnectionString,
            """
            insert into deliveries (id, subject_type, subject_id, kind, sequence, channel, status, attempts, next_attempt_at, occurred_at, created_at)
            values ($1, 'booking', $1, 'booking_confirmed', 0, 'email', 'queued', 0, $2, $2, $2) returning id
            """,
            Guid.CreateVersion7(_time.GetUtcNow()),
            _time.GetUtcNow());
        await Eventually.BeTrueAsync(async () =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(20));
            return await Ledger.ScalarAsync<long>(telling.ConnectionString, "select count(*) from deliveries where status = 'queued'") == 0;
        });
    }
}
