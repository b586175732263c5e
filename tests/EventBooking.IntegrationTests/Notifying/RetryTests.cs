using EventBooking.Notifier.Bookings;
using EventBooking.Notifier.Queue;
using Microsoft.Extensions.Time.Testing;

namespace EventBooking.IntegrationTests.Notifying;

/// <summary>What a server cannot take for now is tried again for a day; what it refuses for good is not.</summary>
public sealed class RetryTests(NotifierClockFixture fixture) : IClassFixture<NotifierClockFixture>
{
    private const string Address = "ada@example.org";
    private readonly NotifierSystem _system = fixture.System;
    private readonly FakeTimeProvider _time = fixture.Time;

    [Fact]
    public async Task What_is_refused_for_good_fails_at_once_and_says_why()
    {
        var booking = await BookAsync(_ => Task.FromResult<SendResult>(new SendResult.Permanent("smtp_550")));

        await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email failed smtp_550");
        _system.Mail.TriedOf(booking.Id).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_fails_for_now_is_tried_again_after_pauses_that_grow_until_it_is_taken()
    {
        var booking = await BookFailingAsync();
        await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email queued smtp_451");

        var tries = await TriesWithinAsync(booking, TimeSpan.FromMinutes(5), step: TimeSpan.FromSeconds(1));

        tries[0].ShouldBeInRange(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8));
        tries.Count.ShouldBeInRange(5, 15);
        (tries[^1] - tries[^2]).ShouldBeGreaterThan(TimeSpan.FromSeconds(30));
        _system.Mail.TakeFor(booking.Id);
        await UntilAsync(async () => (await _system.DeliveriesAsync(booking.Id))[0] == "booking_confirmed 0 email sent");
        _system.Mail.SentOf(booking.Id).Count.ShouldBe(1);
        _system.Mail.TriedOf(booking.Id).Select(notification => notification.DeliveryId).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task After_a_day_it_has_failed()
    {
        var booking = await BookFailingAsync();
        await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email queued smtp_451");

        await TriesWithinAsync(booking, TimeSpan.FromHours(23.9), step: TimeSpan.FromMinutes(20));
        (await _system.DeliveriesAsync(booking.Id)).ShouldBe(["booking_confirmed 0 email queued smtp_451"]);

        await UntilAsync(async () => (await _system.DeliveriesAsync(booking.Id))[0] == "booking_confirmed 0 email failed smtp_451");
        var tries = _system.Mail.TriedOf(booking.Id).Count;
        _time.Advance(TimeSpan.FromHours(2));
        var other = await _system.Api.BookAsync(booking.TimeSlotId, email: Address);
        await _system.RelayAsync();
        await _system.UntilDeliveriesAsync(other.Id, "booking_confirmed 0 email sent");
        _system.Mail.TriedOf(booking.Id).Count.ShouldBe(tries);
    }

    [Theory]
    [InlineData("timeout", "booking_confirmed 0 email skipped maybe_sent", "booking_cancelled 1 email sent")]
    [InlineData("connection_refused", "booking_confirmed 0 email skipped cancelled", "booking_cancelled 1 email skipped never_told")]
    public async Task A_cancellation_is_sent_where_a_try_that_failed_may_have_arrived(
        string code, string confirmation, string cancellation)
    {
        var booking = await BookFailingAsync(code);
        await _system.UntilDeliveriesAsync(booking.Id, $"booking_confirmed 0 email queued {code}");

        _system.Mail.TakeFor(booking.Id);
        await _system.Api.TryCancelAsync(booking);
        await _system.RelayAsync();

        await _system.UntilDeliveriesAsync(booking.Id, confirmation, cancellation);
    }

    [Fact]
    public async Task What_cannot_be_written_down_as_sent_is_sent_five_times_at_most()
    {
        var booking = await _system.Api.BookAsync((await _system.Api.PublishSlotAsync()).Id, email: Address);
        await Ledger.ScalarAsync<bool>(
            _system.ConnectionString,
            $"alter table deliveries add check (status <> 'sent' or subject_id <> '{booking.Id}'); select true");
        await _system.RelayAsync();

        await Eventually.BeTrueAsync(async () =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return await _system.DeliveriesAsync(booking.Id) is ["booking_confirmed 0 email failed internal_error"];
        });
        _system.Mail.SentOf(booking.Id).Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_bug_in_a_channel_is_tried_again()
    {
        var booking = await BookAsync(_ => throw new InvalidOperationException("ada@example.org has no such thing"));

        await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email queued internal_error");
        _system.Mail.TakeFor(booking.Id);
        await UntilAsync(async () => (await _system.DeliveriesAsync(booking.Id))[0] == "booking_confirmed 0 email sent");
    }

    private Task<BookingDto> BookFailingAsync(string code = "smtp_451") =>
        BookAsync(_ => Task.FromResult<SendResult>(new SendResult.Temporary(code)));

    /// <summary>Books and relays; the channel answers so.</summary>
    private async Task<BookingDto> BookAsync(Func<Notification, Task<SendResult>> answer)
    {
        var booking = await _system.Api.BookAsync((await _system.Api.PublishSlotAsync()).Id, email: Address);
        _system.Mail.AnswerFor(booking.Id, answer);
        await _system.RelayAsync();
        return booking;
    }

    /// <summary>Turns the clock on by that time; returns when it was tried.</summary>
    private async Task<List<TimeSpan>> TriesWithinAsync(BookingDto booking, TimeSpan time, TimeSpan step)
    {
        var begin = _time.GetUtcNow();
        var tries = new List<TimeSpan>();
        _system.Mail.AnswerFor(booking.Id, _ =>
        {
            lock (tries)
            {
                tries.Add(_time.GetUtcNow() - begin);
            }

            return Task.FromResult<SendResult>(new SendResult.Temporary("smtp_451"));
        });
        while (_time.GetUtcNow() + step <= begin + time)
        {
            _time.Advance(step);
            // The loop has looked since, and nothing is due any more.
            await Eventually.BeTrueAsync(() => _system.IsIdleAsync(_time.GetUtcNow()));
        }

        return tries;
    }

    /// <summary>Turns the clock until it is so.</summary>
    private async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var turn = 0; turn < 100 && !await condition(); turn++)
        {
            _time.Advance(TimeSpan.FromMinutes(10));
            await Eventually.BeTrueAsync(() => _system.IsIdleAsync(_time.GetUtcNow()));
        }

        (await condition()).ShouldBeTrue();
    }
}
