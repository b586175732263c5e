using EventBooking.Notifier.Queue;
using Microsoft.Extensions.Time.Testing;

namespace EventBooking.IntegrationTests.Notifying;

/// <summary>What a server cannot take for now is tried again for a day; what it refuses for good is not.</summary>
public sealed class RetryTests
{
    private const string Address = "ada@example.org";
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2031, 6, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_is_refused_for_good_fails_at_once_and_says_why()
    {
        await using var telling = await Telling.StartAsync(time: _time);
        telling.Mail.Answer = _ => Task.FromResult<SendResult>(new SendResult.Permanent("smtp_550"));

        var booking = await BookAsync(telling);

        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email failed smtp_550");
        telling.Mail.Tried.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_fails_for_now_is_tried_again_after_pauses_that_grow_until_it_is_taken()
    {
        await using var telling = await Telling.StartAsync(time: _time);
        telling.Mail.FailAll();
        var booking = await BookAsync(telling);
        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email queued smtp_451");

        var tries = await TriesWithinAsync(telling, TimeSpan.FromMinutes(5), step: TimeSpan.FromSeconds(1));

        tries[0].ShouldBeInRange(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8));
        tries.Count.ShouldBeInRange(5, 15);
        (tries[^1] - tries[^2]).ShouldBeGreaterThan(TimeSpan.FromSeconds(30));
        telling.Mail.TakeAll();
        await UntilAsync(telling, async () => (await telling.DeliveriesAsync(booking.Id))[0] == "booking_confirmed 0 email sent");
        telling.Mail.Sent.Count.ShouldBe(1);
        telling.Mail.Tried.Select(notification => notification.DeliveryId).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task After_a_day_it_has_failed()
    {
        await using var telling = await Telling.StartAsync(time: _time);
        telling.Mail.FailAll();
        var booking = await BookAsync(telling);
        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email queued smtp_451");

        await TriesWithinAsync(telling, TimeSpan.FromHours(23.9), step: TimeSpan.FromMinutes(20));
        (await telling.DeliveriesAsync(booking.Id)).ShouldBe(["booking_confirmed 0 email queued smtp_451"]);

        await UntilAsync(
            telling, async () => (await telling.DeliveriesAsync(booking.Id))[0] == "booking_confirmed 0 email failed smtp_451");
        var tries = telling.Mail.Tried.Count;
        _time.Advance(TimeSpan.FromHours(2));
        await telling.Api.BookAsync(booking.TimeSlotId, email: Address);
        await telling.TellAsync();
        await Eventually.BeTrueAsync(() => telling.Mail.Tried.Count == tries + 1);
    }

    [Theory]
    [InlineData("timeout", "booking_confirmed 0 email skipped maybe_sent", "booking_cancelled 1 email sent")]
    [InlineData("connection_refused", "booking_confirmed 0 email skipped cancelled", "booking_cancelled 1 email skipped never_told")]
    public async Task A_cancellation_is_told_to_whom_a_try_that_failed_may_have_reached(
        string code, string confirmation, string cancellation)
    {
        await using var telling = await Telling.StartAsync(time: _time);
        telling.Mail.FailAll(code);
        var booking = await BookAsync(telling);
        await telling.UntilDeliveriesAsync(booking.Id, $"booking_confirmed 0 email queued {code}");

        telling.Mail.TakeAll();
        await telling.Api.TryCancelAsync(booking);
        await telling.TellAsync();

        await telling.UntilDeliveriesAsync(booking.Id, confirmation, cancellation);
    }

    [Fact]
    public async Task A_notifier_without_a_channel_leaves_what_is_for_it_to_others_for_an_hour()
    {
        await using var telling = await Telling.StartAsync(notifiers: 0, time: _time);
        await telling.StartNotifierAsync(channels: new FakeChannel(Infrastructure.Deliveries.Channel.Sms));
        var booking = await BookAsync(telling);
        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email queued");
        _time.Advance(TimeSpan.FromMinutes(59));
        await telling.StartNotifierAsync();
        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");
        await telling.Notifiers[1].DisposeAsync();

        var late = await telling.Api.BookAsync(booking.TimeSlotId, email: Address);
        await telling.PublishAsync((await telling.UntoldAsync()).ShouldHaveSingleItem(), notifier: 0);
        await telling.UntilDeliveriesAsync(late.Id, "booking_confirmed 0 email queued");
        _time.Advance(TimeSpan.FromHours(1));
        await telling.UntilDeliveriesAsync(late.Id, "booking_confirmed 0 email skipped channel_off");
    }

    [Fact]
    public async Task What_cannot_be_written_down_as_sent_is_sent_five_times_at_most()
    {
        await using var telling = await Telling.StartAsync(time: _time);
        await Ledger.ScalarAsync<bool>(telling.ConnectionString, "alter table deliveries add check (status <> 'sent'); select true");
        var booking = await BookAsync(telling);

        await Eventually.BeTrueAsync(async () =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return await telling.DeliveriesAsync(booking.Id) is ["booking_confirmed 0 email failed internal_error"];
        });
        telling.Mail.Sent.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_bug_in_a_channel_is_tried_again()
    {
        await using var telling = await Telling.StartAsync(time: _time);
        telling.Mail.Answer = _ => throw new InvalidOperationException("ada@example.org has no such thing");

        var booking = await BookAsync(telling);

        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email queued internal_error");
    }

    [Fact]
    public async Task A_server_that_is_away_is_asked_with_one_at_a_time_and_gets_all_at_once_when_it_is_back()
    {
        await using var telling = await Telling.StartAsync(time: _time);
        telling.Mail.FailAll("connection_refused");
        var slot = await telling.Api.PublishSlotAsync(capacity: 200);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => telling.Api.BookAsync(slot.Id, email: Address)));
        await telling.TellAsync();
        await telling.UntilTakenAsync();

        await Eventually.BeTrueAsync(() => telling.Mail.Tried.Count >= 10);
        for (var second = 0; second < 20; second++)
        {
            var tried = telling.Mail.Tried.Count;
            _time.Advance(TimeSpan.FromSeconds(1));
            await Eventually.BeTrueAsync(() => telling.Mail.Tried.Count > tried);
        }

        // Ten, and those that were under way with them; then one a second.
        telling.Mail.Tried.Count.ShouldBeLessThan(10 + 16 + 25);
        telling.Mail.TakeAll();
        _time.Advance(TimeSpan.FromSeconds(1));
        await Eventually.BeTrueAsync(() => telling.Mail.Sent.Count > 140);
        await UntilAsync(telling, async () => await telling.UnsettledAsync() == 0, TimeSpan.FromSeconds(30));
        telling.Mail.Sent.Select(sent => sent.DeliveryId).Distinct().Count().ShouldBe(200);
    }

    private static async Task<BookingDto> BookAsync(Telling telling)
    {
        var booking = await telling.Api.BookAsync((await telling.Api.PublishSlotAsync()).Id, email: Address);
        await telling.TellAsync();
        return booking;
    }

    /// <summary>Turns the clock on by that time; returns when it was tried.</summary>
    private async Task<List<TimeSpan>> TriesWithinAsync(Telling telling, TimeSpan time, TimeSpan step)
    {
        var begin = _time.GetUtcNow();
        var tries = new List<TimeSpan>();
        telling.Mail.Answer = _ =>
        {
            lock (tries)
            {
                tries.Add(_time.GetUtcNow() - begin);
            }

            return Task.FromResult<SendResult>(new SendResult.Temporary("smtp_451"));
        };
        while (_time.GetUtcNow() + step <= begin + time)
        {
            _time.Advance(step);
            // The loop has looked since, and nothing is due any more.
            await Eventually.BeTrueAsync(() => DueAsync(telling, due: 0));
        }

        return tries;
    }

    private async Task<bool> DueAsync(Telling telling, long due) => await Ledger.ScalarAsync<long>(
        telling.ConnectionString, "select count(*) from deliveries where settled_at is null and (status = 'sending' or "
            + "next_attempt_at <= $1)", _time.GetUtcNow()) == due;

    /// <summary>Turns the clock until it is so.</summary>
    private async Task UntilAsync(Telling telling, Func<Task<bool>> condition, TimeSpan? step = null)
    {
        for (var turn = 0; turn < 100 && !await condition(); turn++)
        {
            _time.Advance(step ?? TimeSpan.FromMinutes(10));
            await Eventually.BeTrueAsync(() => DueAsync(telling, due: 0));
        }

        (await condition()).ShouldBeTrue();
    }
}
