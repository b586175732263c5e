using System.Globalization;
using Microsoft.Extensions.Time.Testing;

namespace EventBooking.IntegrationTests.Notifying;

public sealed class ReminderClockChangeTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static readonly (string Date, string Start, string Due)[] Slots =
    [
        // That time does not exist; the slot begins an hour later.
        ("2031-03-30", "02:30:00", "2031-03-29T01:30:00Z"),
        // Clocks went forward in that night: a day is 24 hours, not the same hour.
        ("2031-03-30", "09:00:00", "2031-03-29T07:00:00Z"),
        // That time comes twice; the slot begins the first time.
        ("2031-10-26", "02:30:00", "2031-10-25T00:30:00Z"),
        // Clocks went back.
        ("2031-10-26", "09:00:00", "2031-10-25T08:00:00Z"),
    ];

    [Fact]
    public async Task Across_a_clock_change_a_reminder_comes_as_long_before_the_start_as_it_should()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2031, 3, 26, 0, 0, 0, TimeSpan.Zero));
        await using var system = await NotifierSystem.StartAsync(time: time);
        foreach (var (date, start, due) in Slots)
        {
            var builder = new EventBuilder { EventDate = date, TimeZone = "Europe/Berlin" }.WithSlot(start: start);
            var slot = (await system.Api.PublishAsync(builder)).TimeSlots[0];
            var booking = await system.Api.BookAsync(slot.Id, email: "ada@example.org");
            await system.RelayAsync();
            await system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");
            var dueAt = DateTimeOffset.Parse(due, CultureInfo.InvariantCulture);

            await system.AdvanceToAsync(time, dueAt.AddSeconds(-6));
            (await system.DeliveriesAsync(booking.Id)).Count.ShouldBe(1, due);
            await system.AdvanceToAsync(time, dueAt);

            await system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent", "reminder_24h 0 email sent");
            var reminder = system.Mail.SentOf(booking.Id)[^1];
            (reminder.ReminderLead, reminder.OccurredAt).ShouldBe((Day, dueAt));
        }
    }
}
