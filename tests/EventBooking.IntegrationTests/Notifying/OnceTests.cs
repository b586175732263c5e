using EventBooking.Domain.Notifications;

namespace EventBooking.IntegrationTests.Notifying;

/// <summary>A broker may hand on a message more than once; attendees are notified once.</summary>
[Collection(nameof(SharedNotifiers))]
public sealed class OnceTests(NotifierFixture fixture)
{
    private const string Address = "ada@example.org";
    private readonly NotifierSystem _system = fixture.System;

    [Fact]
    public async Task A_booking_is_confirmed_on_the_channel_it_has_an_address_on()
    {
        var booking = await _system.Api.BookAsync((await _system.Api.PublishSlotAsync()).Id, email: Address);

        await _system.RelayAsync();
        await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");

        var notification = _system.Mail.SentOf(booking.Id).ShouldHaveSingleItem();
        notification.Kind.ShouldBe(NotificationKind.BookingConfirmed);
        notification.Token.ShouldBe(booking.BookingToken);
        notification.Details.Booking.Email.ShouldBe(Address);
        notification.Details.Slot.Id.ShouldBe(booking.TimeSlotId);
        notification.Details.Event.Id.ShouldBe(booking.EventId);
    }

    [Fact]
    public async Task A_message_that_comes_five_times_one_after_the_other_is_sent_once()
    {
        var booking = await _system.Api.BookAsync((await _system.Api.PublishSlotAsync()).Id, email: Address);
        var message = await _system.TakeMessageAsync(booking.Id);

        for (var time = 1; time <= 5; time++)
        {
            await _system.PublishAsync(message);
            await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");
        }

        await _system.UntilTakenAsync();
        _system.Mail.SentOf(booking.Id).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Messages_that_come_five_times_at_once_to_three_notifiers_are_sent_once_each()
    {
        var slot = await _system.Api.PublishSlotAsync(capacity: 20);
        for (var i = 0; i < 20; i++)
        {
            await _system.Api.BookAsync(slot.Id, email: Address);
        }

        var messages = await _system.TakePendingAsync();
        await Task.WhenAll(
            Enumerable.Repeat(messages, 5).SelectMany(all => all).Select((message, i) => _system.PublishAsync(message, i % 3)));
        await _system.UntilTakenAsync();

        await Eventually.BeTrueAsync(async () => Sent().Count >= 20 && await _system.UnsettledAsync(slot.Id) == 0);
        Sent().ShouldBeUnique();

        List<Guid> Sent() =>
        [
            .. _system.Mail.Sent
                .Where(notification => notification.Details.Slot.Id == slot.Id)
                .Select(notification => notification.Details.Booking.Id),
        ];
    }

    [Fact]
    public async Task The_end_of_an_event_is_sent_once_to_each_live_booking_with_an_address()
    {
        var published = await _system.Api.PublishAsync(new EventBuilder().WithSlots(count: 2, capacity: 10));
        var first = await _system.Api.BookAsync(published.TimeSlots[0].Id, email: Address);
        var second = await _system.Api.BookAsync(published.TimeSlots[1].Id, email: Address);
        var silent = await _system.Api.BookAsync(published.TimeSlots[1].Id);
        var gone = await _system.Api.BookAsync(published.TimeSlots[1].Id, email: Address);
        await _system.Api.TryCancelAsync(gone);
        await _system.RelayAsync();
        await _system.UntilDeliveriesAsync(second.Id, "booking_confirmed 0 email sent");

        await _system.CancelEventAsync(published.Id, TimeProvider.System.GetUtcNow());
        var message = await _system.TakeMessageAsync(published.Id);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _system.PublishAsync(message)));
        await _system.UntilTakenAsync();

        await _system.UntilDeliveriesAsync(first.Id, "booking_confirmed 0 email sent", "event_cancelled 0 email sent");
        await Ledger.ScalarAsync<int>(
            _system.ConnectionString, "update bookings set sequence = sequence + 1 where id = $1 returning sequence", first.Id);
        await _system.PublishAsync(message);
        await _system.UntilTakenAsync();
        await _system.UntilDeliveriesAsync(second.Id, "booking_confirmed 0 email sent", "event_cancelled 0 email sent");
        _system.Mail.SentTo(first.Id).ShouldBe([NotificationKind.BookingConfirmed, NotificationKind.EventCancelled]);
        (await _system.DeliveriesAsync(silent.Id)).ShouldBeEmpty();
        (await _system.DeliveriesAsync(gone.Id)).ShouldNotContain(delivery => delivery.StartsWith("event_cancelled"));
    }
}
