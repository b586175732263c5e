using EventBooking.Domain.Notifications;

namespace EventBooking.IntegrationTests.Notifying;

/// <summary>A broker may hand on a message more than once; people are told once.</summary>
public sealed class OnceTests
{
    private const string Address = "ada@example.org";

    [Fact]
    public async Task A_booking_is_confirmed_on_the_channel_it_has_an_address_on()
    {
        await using var telling = await Telling.StartAsync();
        var booking = await telling.Api.BookAsync((await telling.Api.PublishSlotAsync()).Id, email: Address);

        await telling.TellAsync();
        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");

        var notification = telling.Mail.Sent.ShouldHaveSingleItem();
        notification.Kind.ShouldBe(NotificationKind.BookingConfirmed);
        notification.Token.ShouldBe(booking.BookingToken);
        notification.Details.Booking.Email.ShouldBe(Address);
        notification.Details.Slot.Id.ShouldBe(booking.TimeSlotId);
        notification.Details.Event.Id.ShouldBe(booking.EventId);
    }

    [Fact]
    public async Task A_message_that_comes_five_times_one_after_the_other_is_sent_once()
    {
        await using var telling = await Telling.StartAsync();
        var booking = await telling.Api.BookAsync((await telling.Api.PublishSlotAsync()).Id, email: Address);
        var message = (await telling.UntoldAsync()).ShouldHaveSingleItem();

        for (var time = 1; time <= 5; time++)
        {
            await telling.PublishAsync(message);
            await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");
        }

        await telling.UntilTakenAsync();
        telling.Mail.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Messages_that_come_five_times_at_once_to_three_notifiers_are_sent_once_each()
    {
        await using var telling = await Telling.StartAsync(notifiers: 3);
        var slot = await telling.Api.PublishSlotAsync(capacity: 20);
        for (var i = 0; i < 20; i++)
        {
            await telling.Api.BookAsync(slot.Id, email: Address);
        }

        var messages = await telling.UntoldAsync();
        await Task.WhenAll(
            Enumerable.Repeat(messages, 5).SelectMany(all => all).Select((message, i) => telling.PublishAsync(message, i % 3)));
        await telling.UntilTakenAsync();

        await Eventually.BeTrueAsync(async () => telling.Mail.Sent.Count >= 20 && await telling.UnsettledAsync() == 0);
        telling.Mail.Sent.Select(notification => notification.Details.Booking.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task The_end_of_an_event_is_told_once_to_each_who_holds_a_booking_and_gave_an_address()
    {
        await using var telling = await Telling.StartAsync();
        var published = await telling.Api.PublishAsync(new EventBuilder().WithSlots(count: 2, capacity: 10));
        var first = await telling.Api.BookAsync(published.TimeSlots[0].Id, email: Address);
        var second = await telling.Api.BookAsync(published.TimeSlots[1].Id, email: Address);
        var silent = await telling.Api.BookAsync(published.TimeSlots[1].Id);
        var gone = await telling.Api.BookAsync(published.TimeSlots[1].Id, email: Address);
        await telling.Api.TryCancelAsync(gone);
        await telling.TellAsync();
        await telling.UntilDeliveriesAsync(second.Id, "booking_confirmed 0 email sent");

        await telling.CallOffAsync(published.Id, TimeProvider.System.GetUtcNow());
        var message = (await telling.UntoldAsync()).ShouldHaveSingleItem();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => telling.PublishAsync(message)));
        await telling.UntilTakenAsync();

        await telling.UntilDeliveriesAsync(first.Id, "booking_confirmed 0 email sent", "event_cancelled 0 email sent");
        await Ledger.ScalarAsync<int>(
            telling.ConnectionString, "update bookings set sequence = sequence + 1 where id = $1 returning sequence", first.Id);
        await telling.PublishAsync(message);
        await telling.UntilTakenAsync();
        await telling.UntilDeliveriesAsync(second.Id, "booking_confirmed 0 email sent", "event_cancelled 0 email sent");
        telling.Mail.SentTo(first.Id).ShouldBe([NotificationKind.BookingConfirmed, NotificationKind.EventCancelled]);
        (await telling.DeliveriesAsync(silent.Id)).ShouldBeEmpty();
        (await telling.DeliveriesAsync(gone.Id)).ShouldNotContain(delivery => delivery.StartsWith("event_cancelled"));
    }
}
