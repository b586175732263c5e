using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;
using EventBooking.Domain.Notifications;
using EventBooking.Infrastructure.Deliveries;
using EventBooking.Notifier.Bookings;
using EventBooking.Notifier.Queue;

namespace EventBooking.UnitTests.Notifying;

/// <summary>What is decided about a delivery when its turn to be sent comes.</summary>
public sealed class BookingRulesTests
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
        }.Check().Value,
        Guid.CreateVersion7(Now),
        [Guid.CreateVersion7(Now)],
        new byte[32],
        Now.AddDays(-9));

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
    [InlineData("booking_confirmed", false, NotificationKind.BookingConfirmed)]
    [InlineData("booking_moved", true, NotificationKind.BookingMoved)]
    [InlineData("booking_changed", true, NotificationKind.BookingChanged)]
    [InlineData("booking_moved", false, NotificationKind.BookingConfirmed)]
    [InlineData("booking_changed", false, NotificationKind.BookingConfirmed)]
    internal void The_newest_state_is_sent_and_as_a_confirmation_where_nothing_was_sent_yet(
        string kind, bool hasSent, NotificationKind expected) =>
        Decide(kind, Booking, hasSent: hasSent).ShouldBe(new Verdict.Send(expected));

    [Fact]
    public void What_is_older_than_the_booking_is_not_sent() =>
        Decide("booking_confirmed", Booking with { Sequence = 2 }).ShouldBe(new Verdict.Skip(SkipReasons.Superseded));

    [Fact]
    public void An_old_message_about_a_slot_that_is_over_is_not_sent()
    {
        var over = Start + Hour;

        Decide("booking_confirmed", Booking, at: over - Day, now: over).ShouldBe(new Verdict.Skip(SkipReasons.SlotOver));
        Decide("booking_confirmed", Booking, at: over - Hour, now: over).ShouldBe(new Verdict.Send(NotificationKind.BookingConfirmed));
        Decide(
            "booking_confirmed", Booking, at: over - Day,
            now: over - Hour).ShouldBe(new Verdict.Send(NotificationKind.BookingConfirmed));
    }

    [Fact]
    public void Nothing_is_sent_of_a_booking_that_is_gone_or_where_there_is_no_address()
    {
        Decide("booking_confirmed", null).ShouldBe(new Verdict.Skip(SkipReasons.BookingGone));
        Decide(
            "booking_confirmed",
            Booking with { Email = null, Phone = "+49301234567" }).ShouldBe(new Verdict.Skip(SkipReasons.NoAddress));
        Decide("booking_confirmed", Booking, channel: Channel.Sms).ShouldBe(new Verdict.Skip(SkipReasons.NoAddress));
        Decide(
            "booking_confirmed", Booking with { Phone = "+49301234567" },
            channel: Channel.Sms).ShouldBe(new Verdict.Send(NotificationKind.BookingConfirmed));
    }

    [Fact]
    public void Of_a_cancelled_booking_only_its_end_is_sent_and_only_where_something_was()
    {
        var cancelled = Booking with { Status = BookingStatus.Cancelled };

        Decide("booking_confirmed", cancelled).ShouldBe(new Verdict.Skip(SkipReasons.Cancelled));
        Decide("reminder_24h", cancelled, at: Start - Day).ShouldBe(new Verdict.Skip(SkipReasons.Cancelled));
        Decide("event_cancelled", cancelled).ShouldBe(new Verdict.Skip(SkipReasons.Cancelled));
        Decide("booking_cancelled", cancelled, hasSent: false).ShouldBe(new Verdict.Skip(SkipReasons.NothingSent));
        Decide("booking_cancelled", cancelled, hasSent: true).ShouldBe(new Verdict.Send(NotificationKind.BookingCancelled));
    }

    [Fact]
    public void The_end_of_an_event_is_sent_whatever_changed_since()
    {
        typeof(Event).GetProperty(nameof(Event.Status))!.SetValue(_event, EventStatus.Cancelled);

        Decide("event_cancelled", Booking with { Sequence = 2 }).ShouldBe(new Verdict.Send(NotificationKind.EventCancelled));
    }

    [Fact]
    public void A_reminder_is_sent_whatever_changed_but_the_slot()
    {
        Remind(Booking with { Sequence = 7 }).ShouldBe(new Verdict.Send(NotificationKind.Reminder, Day));
        Remind(Booking with { MovedAt = Start - Day }).ShouldBe(new Verdict.Send(NotificationKind.Reminder, Day));
        Remind(Booking with { MovedAt = Start - Day + TimeSpan.FromSeconds(1) }).ShouldBe(new Verdict.Skip(SkipReasons.Moved));
        Remind(Booking, due: Start - Day - Hour).ShouldBe(new Verdict.Skip(SkipReasons.Moved));
        Remind(Booking with { RemindersStoppedAt = Now }).ShouldBe(new Verdict.Skip(SkipReasons.RemindersStopped));
    }

    [Fact]
    public void A_reminder_gives_way_to_a_shorter_one_and_ends_with_the_start()
    {
        Remind(Booking, now: Start - Hour - TimeSpan.FromSeconds(1)).ShouldBe(new Verdict.Send(NotificationKind.Reminder, Day));
        Remind(Booking, now: Start - Hour).ShouldBe(new Verdict.Skip(SkipReasons.Superseded));
        Remind(Booking, now: Start).ShouldBe(new Verdict.Skip(SkipReasons.SlotStarted));
    }

    private Verdict Remind(Booking booking, DateTimeOffset? due = null, DateTimeOffset? now = null) =>
        Decide("reminder_24h", booking, at: due ?? Start - Day, now: now ?? Start - Day);

    [Fact]
    public void An_address_that_the_booking_has_no_more_gets_nothing_but_its_farewell()
    {
        var booking = Booking with { EmailNumber = 1 };

        Decide("booking_confirmed", booking, recipient: "0").ShouldBe(new Verdict.Skip(SkipReasons.AddressRemoved));
        Decide("reminder_24h", booking, at: Start - Day, recipient: "0").ShouldBe(new Verdict.Skip(SkipReasons.AddressRemoved));
        Decide("booking_confirmed", booking, recipient: "1").ShouldBe(new Verdict.Send(NotificationKind.BookingConfirmed));
        Decide("address_removed", booking, hasSent: true, recipient: "0").ShouldBe(new Verdict.Send(NotificationKind.AddressRemoved));
        Decide("address_removed", booking with { Email = null, Status = BookingStatus.Cancelled }, hasSent: true, recipient: "0")
            .ShouldBe(new Verdict.Send(NotificationKind.AddressRemoved));
        Decide("address_removed", booking, hasSent: false, recipient: "0").ShouldBe(new Verdict.Skip(SkipReasons.NothingSent));
        Decide(
            "address_removed", booking, hasSent: true, recipient: "0",
            now: Start + Hour).ShouldBe(new Verdict.Skip(SkipReasons.SlotOver));
    }

    private Verdict Decide(
        string text,
        Booking? booking,
        bool hasSent = false,
        Channel channel = Channel.Email,
        DateTimeOffset? at = null,
        DateTimeOffset? now = null,
        string recipient = "0")
    {
        NotificationKinds.TryParse(text, out var kind, out var lead).ShouldBeTrue();
        var delivery = new ClaimedDelivery
        {
            Id = Guid.Empty,
            SubjectType = "booking",
            SubjectId = booking?.Id ?? Guid.Empty,
            Kind = text,
            Sequence = 1,
            Recipient = recipient,
            AddressSealed = [1],
            OccurredAt = at ?? Now,
            CreatedAt = Now,
            HasSent = hasSent,
        };
        return new BookingRules([Hour, Day], Day, now ?? Now).Decide(
            delivery,
            kind,
            lead,
            channel,
            booking is null ? null : new BookingDetails(booking, _event.TimeSlots[0], _event),
            previousSlot: null);
    }
}
