using EventBooking.Contracts;
using EventBooking.Domain.Notifications;
using EventBooking.Notifier.Bookings;
using EventBooking.Notifier.Queue;

namespace EventBooking.IntegrationTests.Notifying;

/// <summary>
/// A booking may have one address after the other. One that comes hears of it first by a confirmation; one that leaves hears once that
/// mail ends.
/// </summary>
[Collection(nameof(SharedNotifiers))]
public sealed class RecipientTests(NotifierFixture fixture)
{
    private const string Ada = "ada@example.org";
    private const string Grace = "grace@example.org";
    private readonly NotifierSystem _system = fixture.System;

    [Fact]
    public async Task Another_address_is_confirmed_and_the_one_before_hears_that_mail_ends()
    {
        var booking = await BookAsync(confirmed: true);

        await ChangeAsync(booking, new { email = Grace, attendee_name = "Grace Hopper" });
        await _system.UntilDeliveriesAsync(
            booking.Id, "booking_confirmed 0 email sent", "address_removed 1 email sent", "booking_changed 1 email sent");
        await ChangeAsync(booking, new { party_size = 2 });

        await EventuallySentAsync(
            booking,
            (Ada, NotificationKind.BookingConfirmed),
            (Ada, NotificationKind.AddressRemoved),
            (Grace, NotificationKind.BookingConfirmed),
            (Grace, NotificationKind.BookingChanged));
        var farewell = Sent(booking).Single(sent => sent.Kind == NotificationKind.AddressRemoved);
        (farewell.Token, farewell.Details.Booking.AttendeeName, farewell.Sequence).ShouldBe((null, Ada, 1));
        (await SealedAsync(booking)).ShouldBe(0);
    }

    [Fact]
    public async Task An_address_that_is_cleared_hears_that_mail_ends_though_nothing_else_is_sent()
    {
        var booking = await BookAsync(confirmed: true);

        await ChangeAsync(booking, new { email = (string?)null });

        await EventuallySentAsync(booking, (Ada, NotificationKind.BookingConfirmed), (Ada, NotificationKind.AddressRemoved));
    }

    [Fact]
    public async Task A_cancellation_reaches_both_addresses_each_in_its_own_words()
    {
        var booking = await BookAsync(confirmed: true);
        await ChangeAsync(booking, new { email = Grace });
        await EventuallySentAsync(
            booking,
            (Ada, NotificationKind.BookingConfirmed),
            (Ada, NotificationKind.AddressRemoved),
            (Grace, NotificationKind.BookingConfirmed));

        await _system.Api.TryCancelAsync(booking);
        await _system.RelayAsync();

        await EventuallySentAsync(
            booking,
            (Ada, NotificationKind.BookingConfirmed),
            (Ada, NotificationKind.AddressRemoved),
            (Grace, NotificationKind.BookingConfirmed),
            (Grace, NotificationKind.BookingCancelled));
    }

    [Theory]
    [InlineData("smtp_451", false)]
    [InlineData("timeout", true)]
    public async Task What_an_address_may_have_got_decides_whether_it_hears_the_end(string failure, bool isUnsure)
    {
        var booking = await BookAsync(confirmed: false);
        _system.Mail.AnswerFor(booking.Id, sent => Task.FromResult<SendResult>(
            sent.Details.Booking.Email == Ada && sent.Kind == NotificationKind.BookingConfirmed
                ? new SendResult.Temporary(failure)
                : new SendResult.Sent()));
        await _system.RelayAsync();
        await _system.UntilDeliveriesAsync(booking.Id, $"booking_confirmed 0 email queued {failure}");

        await ChangeAsync(booking, new { email = Grace });

        await _system.UntilDeliveriesAsync(
            booking.Id,
            $"booking_confirmed 0 email skipped {(isUnsure ? "maybe_sent" : "address_removed")}",
            $"address_removed 1 email {(isUnsure ? "sent" : "skipped never_told")}",
            "booking_changed 1 email sent");
        Sent(booking).Single(sent => sent.Details.Booking.Email == Grace).Kind.ShouldBe(NotificationKind.BookingConfirmed);
    }

    [Fact]
    public async Task An_address_that_comes_back_at_once_hears_of_no_end()
    {
        var booking = await BookAsync(confirmed: true);
        await _system.Api.TryChangeAsync(booking, new { email = Grace });
        await _system.Api.TryChangeAsync(booking, new { email = Ada });
        await _system.RelayAsync();

        await Eventually.BeTrueAsync(async () => (await _system.DeliveriesAsync(booking.Id)).Count(row => !row.Contains("queued")) == 5);
        Sent(booking).Where(sent => sent.Details.Booking.Email == Ada).Select(sent => sent.Kind)
            .ShouldBeSubsetOf([NotificationKind.BookingConfirmed, NotificationKind.AddressRemoved]);
        Sent(booking)[^1].ShouldSatisfyAllConditions(
            last => last.Kind.ShouldBe(NotificationKind.BookingConfirmed), last => last.Details.Booking.Email.ShouldBe(Ada));
    }

    [Fact]
    public async Task The_first_delivery_of_an_address_waits_for_no_message_before_it()
    {
        var booking = await BookAsync(confirmed: false);
        await _system.Api.TryChangeAsync(booking, new { email = Grace });
        var messages = (await _system.TakePendingAsync(booking.Id)).OfType<BookingUpdatedV1>();

        await _system.PublishAsync(messages.Single(message => message.Sequence == 1));

        await _system.UntilDeliveriesAsync(booking.Id, "address_removed 1 email queued", "booking_changed 1 email sent");
        Sent(booking).ShouldHaveSingleItem().Kind.ShouldBe(NotificationKind.BookingConfirmed);
    }

    /// <summary>
    /// A booking with Ada's address gets a name, Grace's address, another slot and is cancelled; its messages come in any order.
    /// </summary>
    [Fact]
    public async Task In_whatever_order_messages_come_each_address_hears_what_concerns_it()
    {
        var histories = await Task.WhenAll(Orders([0, 1, 2, 3]).Select(async order =>
        {
            var slots = (await _system.Api.PublishAsync(new EventBuilder().WithSlots(count: 2, capacity: 10))).TimeSlots;
            var booking = await _system.Api.BookAsync(slots[0].Id, email: Ada);
            await _system.Api.TryChangeAsync(booking, new { attendee_name = "Ada Byron" });
            await _system.Api.TryChangeAsync(booking, new { email = Grace });
            await _system.Api.TryMoveAsync(booking, slots[1].Id);
            return (Booking: booking, Order: order);
        }));
        var messages = (await _system.TakePendingAsync()).OfType<BookingUpdatedV1>().ToLookup(message => message.BookingId);

        await Task.WhenAll(histories.Select(async history =>
        {
            var own = messages[history.Booking.Id].ToDictionary(message => message.Sequence);
            foreach (var sequence in history.Order)
            {
                await _system.PublishAsync(own[sequence]);
            }
        }));

        foreach (var (booking, _) in histories)
        {
            await _system.UntilDeliveriesAsync(
                booking.Id,
                "booking_confirmed 0 email skipped address_removed",
                "booking_changed 1 email skipped address_removed",
                "address_removed 2 email skipped never_told",
                "booking_changed 2 email skipped superseded",
                "booking_moved 3 email sent");
            Sent(booking).Select(sent => (sent.Details.Booking.Email, sent.Kind)).ShouldBe([(Grace, NotificationKind.BookingConfirmed)]);
        }
    }

    private static IEnumerable<int[]> Orders(int[] left) =>
        left.Length == 0
            ? [[]]
            : left.SelectMany(first => Orders([.. left.Where(other => other != first)]), (first, rest) => (int[])[first, .. rest]);

    private async Task<BookingDto> BookAsync(bool confirmed)
    {
        var booking = await _system.Api.BookAsync((await _system.Api.PublishSlotAsync(capacity: 5)).Id, email: Ada);
        if (confirmed)
        {
            await _system.RelayAsync();
            await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");
        }

        return booking;
    }

    private async Task ChangeAsync(BookingDto booking, object change)
    {
        (await _system.Api.TryChangeAsync(booking, change)).Response.IsSuccessStatusCode.ShouldBeTrue();
        await _system.RelayAsync();
    }

    private IReadOnlyList<Notification> Sent(BookingDto booking) => _system.Mail.SentOf(booking.Id);

    /// <summary>Returns when this was sent and nothing waits. What different addresses get comes in no order.</summary>
    private Task EventuallySentAsync(BookingDto booking, params (string Email, NotificationKind Kind)[] expected) =>
        Eventually.PassAsync(async () =>
    {
        (await _system.DeliveriesAsync(booking.Id)).ShouldAllBe(row => row.Contains("sent") || row.Contains("skipped"));
        Sent(booking)
            .Select(sent => (sent.Details.Booking.Email ?? "", sent.Kind))
            .OrderBy(sent => sent.Item1, StringComparer.Ordinal)
            .ShouldBe(expected);
    });

    private Task<long> SealedAsync(BookingDto booking) => Ledger.ScalarAsync<long>(
        _system.ConnectionString, "select count(*) from deliveries where subject_id = $1 and address_sealed is not null", booking.Id);
}
