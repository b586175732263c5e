using System.Globalization;
using EventBooking.Domain.Notifications;
using Microsoft.Extensions.Time.Testing;

namespace EventBooking.IntegrationTests.Notifying;

/// <summary>Three notifiers look for reminders at once, while attendees move and cancel.</summary>
public sealed class ManyRemindersTests
{
    private const int Each = 200;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2031, 6, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Each_of_a_thousand_bookings_is_reminded_once_of_each_slot_that_is_its_own()
    {
        await using var system = await NotifierSystem.StartAsync(notifiers: 3, time: _time);
        var builder = new EventBuilder { EventDate = "2031-06-15" };
        Enumerable.Range(0, 5).ToList().ForEach(_ => builder.WithSlot(Each));
        var slots = (await system.Api.PublishAsync(builder.WithSlot(2 * Each, date: "2031-06-16"))).TimeSlots;
        var later = slots[5];
        var groups = await Task.WhenAll(slots.Take(5).Select(slot => BookAsync(system, slot)));
        var (stays, movesEarly, cancelsEarly, movesLate, cancelsLate) = (groups[0], groups[1], groups[2], groups[3], groups[4]);
        await RelayedAsync(system, groups.Sum(group => group.Count));

        await ForEachAsync(movesEarly, booking => system.Api.TryMoveAsync(booking, later.Id));
        await ForEachAsync(cancelsEarly, system.Api.TryCancelAsync);
        await RelayedAsync(system, 2 * Each);
        await RemindedAsync(system, StartOf(slots[0]) - Day, 3 * Each);

        await ForEachAsync(movesLate, booking => system.Api.TryMoveAsync(booking, later.Id));
        await ForEachAsync(cancelsLate, system.Api.TryCancelAsync);
        await RelayedAsync(system, 2 * Each);
        await RemindedAsync(system, StartOf(slots[0]) - Hour, Each);
        await RemindedAsync(system, StartOf(later) - Day, 2 * Each);
        await RemindedAsync(system, StartOf(later) - Hour, 2 * Each);

        var reminders = system.Mail.Sent.Where(notification => notification.Kind == NotificationKind.Reminder)
            .ToLookup(
                notification => notification.Details.Booking.Id,
                notification => (notification.Details.Slot.Id, Lead: notification.ReminderLead!.Value));
        ShouldBeReminded(stays, (slots[0].Id, Day), (slots[0].Id, Hour));
        ShouldBeReminded(movesEarly, (later.Id, Day), (later.Id, Hour));
        ShouldBeReminded(cancelsEarly);
        ShouldBeReminded(movesLate, (slots[3].Id, Day), (later.Id, Day), (later.Id, Hour));
        ShouldBeReminded(cancelsLate, (slots[4].Id, Day));

        void ShouldBeReminded(List<BookingDto> group, params (Guid, TimeSpan)[] expected) =>
            group.ForEach(booking => reminders[booking.Id].ShouldBe(expected));
    }

    private static DateTimeOffset StartOf(SlotDto slot) => DateTimeOffset.Parse(slot.StartsAt, CultureInfo.InvariantCulture);

    private static async Task<List<BookingDto>> BookAsync(NotifierSystem system, SlotDto slot) =>
        [.. await Task.WhenAll(Enumerable.Range(0, Each).Select(_ => system.Api.BookAsync(slot.Id, email: "ada@example.org")))];

    private static Task ForEachAsync(List<BookingDto> bookings, Func<BookingDto, Task<Answer>> change) =>
        Parallel.ForEachAsync(bookings, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (booking, _) =>
            (await change(booking)).Response.IsSuccessStatusCode.ShouldBeTrue());

    /// <summary>Relays what is pending; returns when so many mails were sent.</summary>
    private static async Task RelayedAsync(NotifierSystem system, int mails)
    {
        var before = system.Mail.Sent.Count;
        await system.RelayAsync();
        await SentAsync(system, before + mails);
    }

    /// <summary>Turns the clock; returns when so many reminders were sent.</summary>
    private async Task RemindedAsync(NotifierSystem system, DateTimeOffset instant, int mails)
    {
        var before = system.Mail.Sent.Count;
        await system.AdvanceToAsync(_time, instant);
        await SentAsync(system, before + mails);
    }

    private static async Task SentAsync(NotifierSystem system, int mails)
    {
        await system.UntilTakenAsync();
        await Eventually.BeTrueAsync(async () => await system.UnsettledAsync() == 0, TimeSpan.FromMinutes(1));
        system.Mail.Sent.Count.ShouldBe(mails);
    }
}
