using EventBooking.Contracts;
using Microsoft.Extensions.Time.Testing;

namespace EventBooking.IntegrationTests.Notifying;

/// <summary>People are reminded before their slot begins: once, of the slot that is theirs, if they still want to hear of it.</summary>
public sealed class ReminderTests
{
    private const string Address = "ada@example.org";
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2031, 6, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_booking_is_reminded_a_day_and_an_hour_before_its_slot_begins()
    {
        await using var telling = await Telling.StartAsync(time: _time);
        var slot = await PublishAsync(telling, _time.GetUtcNow().AddDays(3));
        var booking = await telling.Api.BookAsync(slot.Id, email: Address);
        await telling.TellAsync();

        await AdvanceToAsync(telling, StartOf(slot) - Day - TimeSpan.FromMinutes(1));
        (await telling.DeliveriesAsync(booking.Id)).ShouldBe(["booking_confirmed 0 email sent"]);
        await AdvanceToAsync(telling, StartOf(slot) - Day);
        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent", "reminder_24h 0 email sent");
        await AdvanceToAsync(telling, StartOf(slot) - Hour);
        await telling.UntilDeliveriesAsync(
            booking.Id, "booking_confirmed 0 email sent", "reminder_1h 0 email sent", "reminder_24h 0 email sent");

        telling.Mail.Sent.Select(notification => notification.ReminderLead).ShouldBe([null, Day, Hour]);
        telling.Mail.Sent.Last().OccurredAt.ShouldBe(StartOf(slot) - Hour);
    }

    [Fact]
    public async Task A_booking_made_inside_the_lead_time_gets_no_reminder_that_is_stale()
    {
        await using var telling = await Telling.StartAsync(time: _time);
        var slot = await PublishAsync(telling, _time.GetUtcNow().AddHours(30));
        await AdvanceToAsync(telling, StartOf(slot) - TimeSpan.FromHours(23));
        var booking = await telling.Api.BookAsync(slot.Id, email: Address);
        await telling.TellAsync();

        await AdvanceToAsync(telling, StartOf(slot) - Hour);

        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent", "reminder_1h 0 email sent");
    }

    [Fact]
    public async Task After_an_outage_only_the_shorter_of_two_reminders_is_sent()
    {
        await using var telling = await Telling.StartAsync(time: _time);
        var slot = await PublishAsync(telling, _time.GetUtcNow().AddDays(3));
        var booking = await telling.Api.BookAsync(slot.Id, email: Address);
        await telling.TellAsync();
        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");

        await telling.Notifiers[0].DisposeAsync();
        _time.SetUtcNow(StartOf(slot) - TimeSpan.FromMinutes(30));
        await telling.StartNotifierAsync();
        await AdvanceToAsync(telling, StartOf(slot) - TimeSpan.FromMinutes(20));

        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent", "reminder_1h 0 email sent");
    }

    [Fact]
    public async Task A_reminder_that_its_server_did_not_take_gives_way_to_the_next_one_and_ends_with_the_start()
    {
        await using var telling = await Telling.StartAsync(time: _time);
        var slot = await PublishAsync(telling, _time.GetUtcNow().AddDays(3));
        var booking = await telling.Api.BookAsync(slot.Id, email: Address);
        await telling.TellAsync();
        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");
        telling.Mail.FailAll();

        await AdvanceToAsync(telling, StartOf(slot) - Day);
        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent", "reminder_24h 0 email queued smtp_451");
        await AdvanceToAsync(telling, StartOf(slot) - Hour);
        await AdvanceToAsync(telling, StartOf(slot));

        await telling.UntilDeliveriesAsync(
            booking.Id, "booking_confirmed 0 email sent", "reminder_1h 0 email skipped "
                + "slot_started", "reminder_24h 0 email skipped superseded");
    }

    [Fact]
    public async Task Who_stopped_reminders_gets_none_and_who_stops_them_at_the_last_moment_neither()
    {
        await using var telling = await Telling.StartAsync(time: _time);
        var slot = await PublishAsync(telling, _time.GetUtcNow().AddDays(3));
        var early = await telling.Api.BookAsync(slot.Id, email: Address);
        var late = await telling.Api.BookAsync(slot.Id, email: Address);
        await telling.TellAsync();
        await StopRemindersAsync(telling, early);
        await AdvanceToAsync(telling, StartOf(slot) - Day - TimeSpan.FromMinutes(1));
        telling.Mail.FailAll();
        await AdvanceToAsync(telling, StartOf(slot) - Day);
        await telling.UntilDeliveriesAsync(late.Id, "booking_confirmed 0 email sent", "reminder_24h 0 email queued smtp_451");

        await StopRemindersAsync(telling, late);
        await AdvanceToAsync(telling, StartOf(slot) - Hour);

        await telling.UntilDeliveriesAsync(late.Id, "booking_confirmed 0 email sent", "reminder_24h 0 email skipped reminders_stopped");
        (await telling.DeliveriesAsync(early.Id)).ShouldBe(["booking_confirmed 0 email sent"]);
    }

    [Fact]
    public async Task A_reminder_that_a_notifier_did_not_get_done_is_gone_on_with_and_sent_once()
    {
        await using var telling = await Telling.StartAsync(time: _time);
        var slot = await PublishAsync(telling, _time.GetUtcNow().AddDays(3));
        var first = await telling.Api.BookAsync(slot.Id, email: Address);
        await AdvanceToAsync(telling, StartOf(slot) - Day);
        await telling.UntilDeliveriesAsync(first.Id, "booking_confirmed 0 email sent", "reminder_24h 0 email sent");
        await telling.Api.TryChangeAsync(first, new { attendee_name = "Grace Hopper" });
        await telling.TellAsync();

        // As if the notifier had been killed before it was done.
        (await Ledger.ScalarAsync<long>(
            telling.ConnectionString,
            """
            with left_over as (update reminders set claimed_until = $2 where time_slot_id = $1 returning 1) select count(*) from left_over
            """,
            slot.Id,
            _time.GetUtcNow())).ShouldBe(1);
        await AdvanceToAsync(telling, StartOf(slot) - Day + TimeSpan.FromMinutes(1));
        await Eventually.BeTrueAsync(async () =>
            await Ledger.ScalarAsync<long>(telling.ConnectionString, "select count(*) from reminders where claimed_until is not "
                + "null") == 0);

        await telling.UntilDeliveriesAsync(
            first.Id, "booking_confirmed 0 email sent", "reminder_24h 0 email sent", "booking_changed 1 email sent");
    }

    [Fact]
    public async Task A_reminder_of_the_version_before_is_queued_as_one_of_this()
    {
        await using var telling = await Telling.StartAsync(time: _time);
        var slot = await PublishAsync(telling, _time.GetUtcNow().AddDays(3));
        var booking = await telling.Api.BookAsync(slot.Id, email: Address);
        await telling.TellAsync();
        _time.SetUtcNow(StartOf(slot) - Day);

        await telling.PublishAsync(
            new ReminderDueV1 { TimeSlotId = slot.Id, LeadMinutes = 1440, StartsAt = StartOf(slot), OccurredAt = StartOf(slot) - Day });
        await telling.UntilTakenAsync();
        await AdvanceToAsync(telling, StartOf(slot) - Day + TimeSpan.FromSeconds(10));

        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent", "reminder_24h 0 email sent");
    }

    [Theory]
    [InlineData("2031-03-30", "09:00:00", "2031-03-29T07:00:00Z")] // Clocks went forward in that night: a day is 24 hours, not the same hour.
    [InlineData("2031-03-30", "02:30:00", "2031-03-29T01:30:00Z")] // That time does not exist; the slot begins an hour later.
    [InlineData("2031-10-26", "09:00:00", "2031-10-25T08:00:00Z")] // Clocks went back.
    [InlineData("2031-10-26", "02:30:00", "2031-10-25T00:30:00Z")] // That time comes twice; the slot begins the first time.
    public async Task Across_a_clock_change_a_reminder_comes_as_long_before_the_start_as_it_should(string date, string start, string due)
    {
        var dueAt = DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture);
        var time = new FakeTimeProvider(dueAt.AddDays(-3));
        await using var telling = await Telling.StartAsync(time: time);
        var slot = (await telling.Api.PublishAsync(new EventBuilder { EventDate = date, TimeZone = "Europe/Berlin" }.WithSlot(start: start))).TimeSlots[0];
        var booking = await telling.Api.BookAsync(slot.Id, email: Address);
        await telling.TellAsync();

        await AdvanceToAsync(telling, dueAt.AddSeconds(-6), time);
        (await telling.DeliveriesAsync(booking.Id)).Count.ShouldBe(1);
        await AdvanceToAsync(telling, dueAt, time);

        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent", "reminder_24h 0 email sent");
        telling.Mail.Sent.Last().OccurredAt.ShouldBe(dueAt);
    }

    private static DateTimeOffset StartOf(SlotDto slot) =>
        DateTimeOffset.Parse(slot.StartsAt, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<SlotDto> PublishAsync(Telling telling, DateTimeOffset start) =>
        (await telling.Api.PublishAsync(new EventBuilder { EventDate = $"{start.UtcDateTime:yyyy-MM-dd}" }.WithSlotAt(start))).TimeSlots[0];

    private async Task StopRemindersAsync(Telling telling, BookingDto booking) => await Ledger.ScalarAsync<Guid>(
        telling.ConnectionString, "update bookings set reminders_stopped_at = $2 where id = $1 returning "
            + "id", booking.Id, _time.GetUtcNow());

    private Task AdvanceToAsync(Telling telling, DateTimeOffset instant, FakeTimeProvider? time = null) =>
        telling.AdvanceToAsync(time ?? _time, instant);
}
