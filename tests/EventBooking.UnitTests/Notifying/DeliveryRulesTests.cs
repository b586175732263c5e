using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Deliveries;
using EventBooking.Notifier.Deliveries;

namespace EventBooking.UnitTests.Notifying;

/// <summary>What is decided about a delivery when its turn to be sent comes.</summary>
public sealed class DeliveryRulesTests
{
    private static readonly DateTimeOffset Start = new(2031, 6, 15, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = Start.AddDays(-3);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Event _event = Event.Publish(
        new EventDraft
        {
            Name = "Bookbinding",
            EventDate = new DateOnly(2031, 6, 15),
            TimeSlots = [new TimeSlotDraft(new TimeOnly(9, 0), new TimeOnly(10, 0), 10, null)],
        },
        Guid.CreateVersion7(Now),
        count => [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7(Now))],
        new byte[32],
        Now.AddDays(-9)).Value;

    private Booking Booking => new()
    {
        Id = Guid.CreateVersion7(Now),
        TimeSlotId = _event.TimeSlots[0].Id,
        AttendeeName = "Ada Lovelace",
        Email = "ada@example.org",
        PartySize = 1,
        TokenHash = new byte[32],
        Sequence = 1,
        CreatedAt = Now.AddDays(-2),
        UpdatedAt = Now,
    };

    [Theory]
    [InlineData("booking_confirmed", false, NoticeKind.Confirmed)]
    [InlineData("booking_moved", true, NoticeKind.Moved)]
    [InlineData("booking_changed", true, NoticeKind.Changed)]
    [InlineData("booking_moved", false, NoticeKind.Confirmed)]
    [InlineData("booking_changed", false, NoticeKind.Confirmed)]
    internal void The_newest_news_is_sent_and_to_who_heard_nothing_yet_as_a_confirmation(string kind, bool wasTold, NoticeKind expected) =>
        Decide(kind, Booking, wasTold: wasTold).ShouldBe(new Verdict.Send(expected));

    [Fact]
    public void What_is_older_than_the_booking_is_not_sent() =>
        Decide("booking_confirmed", Booking with { Sequence = 2 }).ShouldBe(new Verdict.Skip(Skips.Superseded));

    [Fact]
    public void Old_news_of_a_slot_that_is_over_is_not_sent()
    {
        var over = Start + Hour;

        Decide("booking_confirmed", Booking, at: over - Day, now: over).ShouldBe(new Verdict.Skip(Skips.SlotOver));
        Decide("booking_confirmed", Booking, at: over - Hour, now: over).ShouldBe(new Verdict.Send(NoticeKind.Confirmed));
        Decide("booking_confirmed", Booking, at: over - Day, now: over - Hour).ShouldBe(new Verdict.Send(NoticeKind.Confirmed));
    }

    [Fact]
    public void Nothing_is_sent_of_a_booking_that_is_gone_or_where_there_is_no_address()
    {
        Decide("booking_confirmed", null).ShouldBe(new Verdict.Skip(Skips.BookingGone));
        Decide("booking_confirmed", Booking with { Email = null, Phone = "+49301234567" }).ShouldBe(new Verdict.Skip(Skips.NoAddress));
        Decide("booking_confirmed", Booking, channel: Channel.Sms).ShouldBe(new Verdict.Skip(Skips.NoAddress));
        Decide("booking_confirmed", Booking with { Phone = "+49301234567" }, channel: Channel.Sms).ShouldBe(new Verdict.Send(NoticeKind.Confirmed));
    }

    [Fact]
    public void Of_a_cancelled_booking_only_its_end_is_told_and_only_to_who_heard_of_it()
    {
        var cancelled = Booking with { Status = BookingStatus.Cancelled };

        Decide("booking_confirmed", cancelled).ShouldBe(new Verdict.Skip(Skips.Cancelled));
        Decide("reminder_24h", cancelled, at: Start - Day).ShouldBe(new Verdict.Skip(Skips.Cancelled));
        Decide("event_cancelled", cancelled).ShouldBe(new Verdict.Skip(Skips.Cancelled));
        Decide("booking_cancelled", cancelled, wasTold: false).ShouldBe(new Verdict.Skip(Skips.NeverTold));
        Decide("booking_cancelled", cancelled, wasTold: true).ShouldBe(new Verdict.Send(NoticeKind.Cancelled));
    }

    [Fact]
    public void The_end_of_an_event_is_told_whatever_changed_since()
    {
        typeof(Event).GetProperty(nameof(Event.Status))!.SetValue(_event, EventStatus.Cancelled);

        Decide("event_cancelled", Booking with { Sequence = 2 }).ShouldBe(new Verdict.Send(NoticeKind.EventCancelled));
    }

    [Fact]
    public void A_reminder_is_sent_whatever_changed_but_the_slot()
    {
        Remind(Booking with { Sequence = 7 }).ShouldBe(new Verdict.Send(NoticeKind.Reminder, Day));
        Remind(Booking with { MovedAt = Start - Day }).ShouldBe(new Verdict.Send(NoticeKind.Reminder, Day));
        Remind(Booking with { MovedAt = Start - Day + TimeSpan.FromSeconds(1) }).ShouldBe(new Verdict.Skip(Skips.Moved));
        Remind(Booking, due: Start - Day - Hour).ShouldBe(new Verdict.Skip(Skips.Moved));
        Remind(Booking with { RemindersStoppedAt = Now }).ShouldBe(new Verdict.Skip(Skips.RemindersStopped));
    }

    [Fact]
    public void A_reminder_gives_way_to_a_shorter_one_and_ends_with_the_start()
    {
        Remind(Booking, now: Start - Hour - TimeSpan.FromSeconds(1)).ShouldBe(new Verdict.Send(NoticeKind.Reminder, Day));
        Remind(Booking, now: Start - Hour).ShouldBe(new Verdict.Skip(Skips.Superseded));
        Remind(Booking, now: Start).ShouldBe(new Verdict.Skip(Skips.SlotStarted));
    }

    private Verdict Remind(Booking booking, DateTimeOffset? due = null, DateTimeOffset? now = null) =>
        Decide("reminder_24h", booking, at: due ?? Start - Day, now: now ?? Start - Day);

    private Verdict Decide(
        string kind, Booking? booking, bool wasTold = false, Channel channel = Channel.Email, DateTimeOffset? at = null, DateTimeOffset? now = null) =>
        DeliveryRules.Decide(
            new ClaimedDelivery(Guid.Empty, booking?.Id ?? Guid.Empty, kind, 1, null, null, null, at ?? Now, Now, wasTold),
            channel,
            booking is null ? null : new BookingDetails(booking, _event.TimeSlots[0], _event),
            [Hour, Day],
            Day,
            now ?? Now);
}
