using EventBooking.Contracts;
using Microsoft.Extensions.Time.Testing;

namespace EventBooking.IntegrationTests.Notifying;

/// <summary>Attendees are reminded before their slot begins: once, of the slot that is theirs, if they want reminders.</summary>
public sealed class ReminderTests(ReminderTests.Fixture fixture) : IClassFixture<ReminderTests.Fixture>
{
    private const string Address = "ada@example.org";
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly NotifierSystem _system = fixture.System;
    private readonly FakeTimeProvider _time = fixture.Time;

    [Fact]
    public async Task A_booking_is_reminded_a_day_and_an_hour_before_its_slot_begins()
    {
        var slot = await PublishAsync(_time.GetUtcNow().AddDays(3));
        var booking = await _system.Api.BookAsync(slot.Id, email: Address);
        await _system.RelayAsync();

        await AdvanceToAsync(StartOf(slot) - Day - TimeSpan.FromMinutes(1));
        await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");
        await AdvanceToAsync(StartOf(slot) - Day);
        await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent", "reminder_24h 0 email sent");
        await AdvanceToAsync(StartOf(slot) - Hour);
        await _system.UntilDeliveriesAsync(
            booking.Id, "booking_confirmed 0 email sent", "reminder_1h 0 email sent", "reminder_24h 0 email sent");

        var sent = _system.Mail.SentOf(booking.Id);
        sent.Select(notification => notification.ReminderLead).ShouldBe([null, Day, Hour]);
        sent[^1].OccurredAt.ShouldBe(StartOf(slot) - Hour);
    }

    [Fact]
    public async Task A_booking_made_inside_the_lead_time_gets_no_reminder_that_is_stale()
    {
        var slot = await PublishAsync(_time.GetUtcNow().AddHours(30));
        await AdvanceToAsync(StartOf(slot) - TimeSpan.FromHours(23));
        var booking = await _system.Api.BookAsync(slot.Id, email: Address);
        await _system.RelayAsync();

        await AdvanceToAsync(StartOf(slot) - Hour);

        await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent", "reminder_1h 0 email sent");
    }

    [Fact]
    public async Task After_an_outage_only_the_shorter_of_two_reminders_is_sent()
    {
        var slot = await PublishAsync(_time.GetUtcNow().AddDays(3));
        var booking = await _system.Api.BookAsync(slot.Id, email: Address);
        await _system.RelayAsync();
        await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");

        await _system.Notifiers[^1].DisposeAsync();
        _time.SetUtcNow(StartOf(slot) - TimeSpan.FromMinutes(30));
        await _system.StartNotifierAsync();
        await AdvanceToAsync(StartOf(slot) - TimeSpan.FromMinutes(20));

        await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent", "reminder_1h 0 email sent");
    }

    [Fact]
    public async Task A_reminder_that_was_not_taken_gives_way_to_the_next_and_ends_at_the_start()
    {
        var slot = await PublishAsync(_time.GetUtcNow().AddDays(3));
        var booking = await _system.Api.BookAsync(slot.Id, email: Address);
        await _system.RelayAsync();
        await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");
        _system.Mail.FailFor(booking.Id);

        await AdvanceToAsync(StartOf(slot) - Day);
        await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent", "reminder_24h 0 email queued smtp_451");
        await AdvanceToAsync(StartOf(slot) - Hour);
        await AdvanceToAsync(StartOf(slot));

        await _system.UntilDeliveriesAsync(
            booking.Id,
            "booking_confirmed 0 email sent",
            "reminder_1h 0 email skipped slot_started",
            "reminder_24h 0 email skipped superseded");
    }

    [Fact]
    public async Task Who_stopped_reminders_gets_none_and_who_stops_them_at_the_last_moment_neither()
    {
        var slot = await PublishAsync(_time.GetUtcNow().AddDays(3));
        var early = await _system.Api.BookAsync(slot.Id, email: Address);
        var late = await _system.Api.BookAsync(slot.Id, email: Address);
        await _system.RelayAsync();
        await _system.StopRemindersAsync(early);
        await AdvanceToAsync(StartOf(slot) - Day - TimeSpan.FromMinutes(1));
        _system.Mail.FailFor(late.Id);
        await AdvanceToAsync(StartOf(slot) - Day);
        await _system.UntilDeliveriesAsync(late.Id, "booking_confirmed 0 email sent", "reminder_24h 0 email queued smtp_451");

        await _system.StopRemindersAsync(late);
        await AdvanceToAsync(StartOf(slot) - Hour);

        await _system.UntilDeliveriesAsync(late.Id, "booking_confirmed 0 email sent", "reminder_24h 0 email skipped reminders_stopped");
        (await _system.DeliveriesAsync(early.Id)).ShouldBe(["booking_confirmed 0 email sent"]);
    }

    [Fact]
    public async Task A_reminder_that_a_notifier_did_not_get_done_is_gone_on_with_and_sent_once()
    {
        var slot = await PublishAsync(_time.GetUtcNow().AddDays(3));
        var first = await _system.Api.BookAsync(slot.Id, email: Address);
        await AdvanceToAsync(StartOf(slot) - Day);
        await _system.UntilDeliveriesAsync(first.Id, "booking_confirmed 0 email sent", "reminder_24h 0 email sent");
        await _system.Api.TryChangeAsync(first, new { attendee_name = "Grace Hopper" });
        await _system.RelayAsync();

        // As if the notifier had been killed before it was done.
        (await Ledger.ScalarAsync<long>(
            _system.ConnectionString,
            """
            with left_over as (update reminders set claimed_until = $2 where time_slot_id = $1 returning 1) select count(*) from left_over
            """,
            slot.Id,
            _time.GetUtcNow())).ShouldBe(1);
        await AdvanceToAsync(StartOf(slot) - Day + TimeSpan.FromMinutes(1));
        await Eventually.BeTrueAsync(async () =>
            await Ledger.ScalarAsync<long>(
                _system.ConnectionString, "select count(*) from reminders where claimed_until is not null") == 0);

        await _system.UntilDeliveriesAsync(
            first.Id, "booking_confirmed 0 email sent", "reminder_24h 0 email sent", "booking_changed 1 email sent");
    }

    [Fact]
    public async Task A_reminder_of_the_version_before_is_queued_as_one_of_this()
    {
        var slot = await PublishAsync(_time.GetUtcNow().AddDays(3));
        var booking = await _system.Api.BookAsync(slot.Id, email: Address);
        await _system.RelayAsync();
        _time.SetUtcNow(StartOf(slot) - Day);

        await _system.PublishAsync(
            new ReminderDueV1 { TimeSlotId = slot.Id, LeadMinutes = 1440, StartsAt = StartOf(slot), OccurredAt = StartOf(slot) - Day });
        await _system.UntilTakenAsync();
        await AdvanceToAsync(StartOf(slot) - Day + TimeSpan.FromSeconds(10));

        await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent", "reminder_24h 0 email sent");
    }

    [Fact]
    public async Task A_reminder_needs_no_relay_and_no_broker()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2031, 6, 1, 8, 0, 0, TimeSpan.Zero));
        await using var system = await NotifierSystem.StartAsync(time: time);
        var start = time.GetUtcNow().AddDays(3);
        var published = await system.Api.PublishAsync(new EventBuilder { EventDate = $"{start.UtcDateTime:yyyy-MM-dd}" }.WithSlotAt(start));
        var booking = await system.Api.BookAsync(published.TimeSlots[0].Id, email: Address);
        await system.Notifiers[0].DisposeAsync();

        var mail = new FakeChannel();
        await using var notifier = new NotifierFactory(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["ConnectionStrings:bookingdb"] = system.ConnectionString,
                ["ConnectionStrings:rabbitmq"] = "amqp://localhost:1",
            },
            time,
            mail);
        using var client = notifier.CreateClient();
        time.SetUtcNow(start - Hour);

        await Eventually.BeTrueAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return mail.Sent.Count == 1;
        });
        mail.SentOf(booking.Id).ShouldHaveSingleItem().ReminderLead.ShouldBe(Hour);
    }

    private static DateTimeOffset StartOf(SlotDto slot) =>
        DateTimeOffset.Parse(slot.StartsAt, System.Globalization.CultureInfo.InvariantCulture);

    private async Task<SlotDto> PublishAsync(DateTimeOffset start) =>
        (await _system.Api.PublishAsync(new EventBuilder { EventDate = $"{start.UtcDateTime:yyyy-MM-dd}" }.WithSlotAt(start))).TimeSlots[0];

    private Task AdvanceToAsync(DateTimeOffset instant) => _system.AdvanceToAsync(_time, instant);

    /// <summary>One notifier, which a test can replace.</summary>
    public sealed class Fixture : NotifierClockFixture
    {
        protected override int Notifiers => 1;
    }
}
