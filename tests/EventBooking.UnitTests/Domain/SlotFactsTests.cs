using EventBooking.Domain.Events;

namespace EventBooking.UnitTests.Domain;

public sealed class SlotFactsTests
{
    private static readonly DateTimeOffset Now = new(2031, 6, 15, 12, 0, 0, TimeSpan.Zero);

    // Times are ticks from now; the event was created an hour ago where nothing else is said.
    [Theory]
    [InlineData("open", null)]
    [InlineData("opens 1", "booking_not_open")]
    [InlineData("opens 0", null)]
    [InlineData("closes 1", null)]
    [InlineData("closes 0", "booking_closed")]
    [InlineData("starts 1", null)]
    [InlineData("starts 0", "time_slot_started")]
    [InlineData("starts -1", "time_slot_started")]
    [InlineData("starts -1, created -1", null)]
    [InlineData("starts -2, created -1", null)]
    [InlineData("starts 0, created 0", null)]
    [InlineData("starts -1, created -2", "time_slot_started")]
    [InlineData("full", "time_slot_full")]
    [InlineData("starts -2, created -1, full", "time_slot_full")]
    [InlineData("starts -2, created -1, closes 0", "booking_closed")]
    [InlineData("cancelled", "event_cancelled")]
    [InlineData("starts 0, full", "time_slot_started")]
    [InlineData("closes 0, starts 0, full", "booking_closed")]
    [InlineData("opens 1, closes 2, starts 0, full", "booking_not_open")]
    [InlineData("cancelled, opens 1, starts 0, full", "event_cancelled")]
    public void The_first_reason_of_all_is_given(string state, string? code)
    {
        var facts = Parse(state);

        (facts.Refuse(seats: 1, Now)?.Code).ShouldBe(code);
        facts.StatusAt(Now).ShouldBe(code switch
        {
            null => SlotStatus.Open,
            "time_slot_full" => SlotStatus.Full,
            "booking_not_open" => SlotStatus.NotOpen,
            _ => SlotStatus.Closed,
        });
    }

    [Fact]
    public void A_party_needs_a_seat_for_each()
    {
        var facts = Parse("open") with { MaxCapacity = 5, CurrentBookings = 3 };

        facts.Refuse(seats: 2, Now).ShouldBeNull();
        facts.Refuse(seats: 3, Now).ShouldBe(new EventBooking.Domain.Bookings.TimeSlotFull(3, 2));
        (facts with { CurrentBookings = 5 }).Refuse(seats: 0, Now).ShouldBeNull();
    }

    private static SlotFacts Parse(string state) => state.Split(", ").Aggregate(
        new SlotFacts(Guid.Empty, EventStatus.Published, null, null, Now.AddHours(-1), Now.AddHours(1), MaxCapacity: 1, CurrentBookings: 0),
        (facts, word) => word.Split(' ') switch
        {
            ["opens", var ticks] => facts with { OpensAt = At(ticks) },
            ["closes", var ticks] => facts with { ClosesAt = At(ticks) },
            ["starts", var ticks] => facts with { StartsAt = At(ticks) },
            ["created", var ticks] => facts with { EventCreatedAt = At(ticks) },
            ["full"] => facts with { CurrentBookings = 1 },
            ["cancelled"] => facts with { EventStatus = EventStatus.Cancelled },
            _ => facts,
        });

    private static DateTimeOffset At(string ticks) => Now.AddTicks(int.Parse(ticks, System.Globalization.CultureInfo.InvariantCulture));
}
