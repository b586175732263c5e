using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace EventBooking.IntegrationTests.Relaying;

/// <summary>What the outbox holds arrives at the notifiers' queue, as the contract says.</summary>
public sealed class RelayTests(RelayFixture fixture) : IClassFixture<RelayFixture>
{
    // As the scheduler dates it; the slot is put off before it is published.
    private const string Remind =
        """
        with slot as (select * from time_slots where id = $1),
        put_off as (update time_slots set starts_at = starts_at + interval '1 minute' where id = $1)
        insert into outbox (id, subject_type, subject_id, kind, sequence, created_at)
        select gen_random_uuid(), 'time_slot', id, 'reminder_90m', 0, starts_at - make_interval(mins => 90) from slot returning ''
        """;

    private const string CancelEvent =
        """
        insert into outbox (id, subject_type, subject_id, kind, sequence, created_at)
        values (gen_random_uuid(), 'event', $1, 'event_cancelled', 0, '2031-01-02T03:04:05.678901Z') returning ''
        """;

    [Fact]
    public async Task A_booking_its_change_its_move_and_its_cancellation_arrive_in_this_order()
    {
        var slots = (await fixture.Api.PublishAsync(new EventBuilder().WithSlots(count: 2, capacity: 5))).TimeSlots;

        var booking = await fixture.Api.BookAsync(slots[0].Id, email: "ada@example.com");
        await UntilAsync(booking.Id, 1);
        (await fixture.Api.TryChangeAsync(booking, new { attendee_name = "Augusta" })).ShouldBe(HttpStatusCode.OK);
        await UntilAsync(booking.Id, 2);
        (await fixture.Api.TryMoveAsync(booking, slots[1].Id)).ShouldBe(HttpStatusCode.OK);
        await UntilAsync(booking.Id, 3);
        (await fixture.Api.TryCancelAsync(booking)).ShouldBe(HttpStatusCode.NoContent);
        var messages = await UntilAsync(booking.Id, 4);

        messages.ShouldAllBe(message => message.Type == "urn:message:EventBooking.Contracts:BookingUpdatedV1");
        messages.Select(message => message.Json["message"]!["kind"]!.GetValue<string>())
            .ShouldBe(["booking_confirmed", "booking_changed", "booking_moved", "booking_cancelled"]);
        messages.Select(message => message.Types[1].Split(':')[^1])
            .ShouldBe(
                ["BookingConfirmedV1", "BookingChangedV1", "BookingMovedV1", "BookingCancelledV1"],
                "So notifiers of the version before read them.");
        messages.Select(message => message.Json["message"]!["sequence"]!.GetValue<int>()).ShouldBe([0, 1, 2, 3]);
        messages[2].Json["message"]!["previousTimeSlotId"]!.GetValue<Guid>().ShouldBe(slots[0].Id);
        var ids = await Ledger.ScalarAsync<Guid[]>(
            fixture.ConnectionString, "select array_agg(id order by sequence) from outbox where subject_id = $1", booking.Id);
        messages.Select(message => message.Id).ShouldBe(ids, "A message has the id of its row, however often it is published.");
        messages.ShouldAllBe(message => message.Properties.Persistent);
        await OutboxRows.UntilPublishedAsync(fixture.ConnectionString);
    }

    [Fact]
    public async Task A_booking_without_a_contact_is_no_message()
    {
        var slot = await fixture.Api.PublishSlotAsync();

        var silent = await fixture.Api.BookAsync(slot.Id);
        var published = await fixture.Api.BookAsync(slot.Id, phone: "+4930123456");

        await UntilAsync(published.Id, 1);
        About(silent.Id).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reminder_says_when_its_slot_was_to_begin_as_it_became_due()
    {
        var slot = await fixture.Api.PublishSlotAsync();

        await Ledger.ScalarAsync<string>(fixture.ConnectionString, Remind, slot.Id);

        var message = (await UntilAsync(slot.Id, 1)).Single();
        message.Type.ShouldBe("urn:message:EventBooking.Contracts:ReminderDueV1");
        message.Json["message"]!["leadMinutes"]!.GetValue<int>().ShouldBe(90);
        message.Json["message"]!["startsAt"]!.GetValue<DateTimeOffset>().ShouldBe(
            DateTimeOffset.Parse(slot.StartsAt, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_cancelled_event_is_published_as_it_was_written()
    {
        var subject = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

        await Ledger.ScalarAsync<string>(fixture.ConnectionString, CancelEvent, subject);

        var message = (await UntilAsync(subject, 1)).Single();
        message.Content.ShouldBe($$"""{"eventId":"{{subject}}","occurredAt":"2031-01-02T03:04:05.678901+00:00"}""");
        message.Properties.ContentType.ShouldBe("application/vnd.masstransit+json");
    }

    [Fact]
    public async Task A_kind_that_nobody_knows_yet_waits_and_keeps_nobody_else()
    {
        await Ledger.ScalarAsync<string>(
            fixture.ConnectionString,
            "insert into outbox (id, subject_type, subject_id, kind, sequence, created_at) values "
                + "('00000000-0000-7000-8000-000000000000', 'booking', gen_random_uuid(), 'booking_framed', 0, now()) returning ''");
        var slot = await fixture.Api.PublishSlotAsync();

        var booking = await fixture.Api.BookAsync(slot.Id, email: "ada@example.com");
        await UntilAsync(booking.Id, 1);

        await Eventually.BeTrueAsync(async () => await OutboxRows.PendingAsync(fixture.ConnectionString) == 1);
        await Ledger.ScalarAsync<string>(fixture.ConnectionString, "delete from outbox where kind = 'booking_framed' returning ''");
    }

    [Fact]
    public async Task The_callers_trace_goes_on_in_the_message()
    {
        const string Id = "00-0af7651916cd43dd8448eb211c80319c-";
        const string Trace = $"{Id}b7ad6b7169203331-01";
        var subject = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

        await Ledger.ScalarAsync<string>(
            fixture.ConnectionString,
            "insert into outbox (id, subject_type, subject_id, kind, sequence, trace_parent, trace_state, created_at) values "
                + "(gen_random_uuid(), 'booking', $1, 'booking_changed', 3, $2, 'vendor=1', now()) returning ''",
            subject,
            Trace);

        var message = (await UntilAsync(subject, 1)).Single();
        // The request's own span, or that of the publication where something in this process listens.
        message.Header("MT-Activity-Id").ShouldNotBeNull().ShouldStartWith(Id);
        message.Header("tracestate").ShouldBe("vendor=1");
    }

    private async Task<IReadOnlyList<BrokerMessage>> UntilAsync(Guid subject, int count)
    {
        await Eventually.BeTrueAsync(async () =>
        {
            await fixture.Queue.TakeAllAsync();
            return About(subject).Count >= count;
        });
        return About(subject);
    }

    private List<BrokerMessage> About(Guid subject) =>
        [.. fixture.Queue.Taken.Where(message => message.Json["message"] is JsonObject content
        && content.Any(member => member.Value is JsonValue value && value.TryGetValue<Guid>(out var id) && id == subject))];
}
