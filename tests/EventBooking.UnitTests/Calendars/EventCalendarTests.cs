using EventBooking.Presentation.Calendars;
using EventBooking.Presentation.Localization;
using Ical.Net;
using static EventBooking.UnitTests.Calendars.Sample;

namespace EventBooking.UnitTests.Calendars;

public sealed class EventCalendarTests
{
    [Fact]
    public void A_feed_is_the_same_text_each_time_and_names_no_one()
    {
        var owner = Booking().Event;

        var text = EventCalendar.Of(owner, owner.TimeSlots);

        text.ShouldBe(EventCalendar.Of(owner, owner.TimeSlots));
        text.ShouldNotContain("example.com");
        var calendar = Calendar.Load(text)!;
        calendar.Method.ShouldBe("PUBLISH");
        var entry = calendar.Events.ShouldHaveSingleItem();
        entry.Uid.ShouldBe($"{owner.TimeSlots[0].Id}@eventbooking");
        entry.Sequence.ShouldBe(0);
        entry.DtStamp!.AsUtc.ShouldBe(Now.UtcDateTime.AddMilliseconds(-318));
    }

    [Fact]
    public void A_description_keeps_its_lines_and_turns_nothing()
    {
        var owner = Booking(description: "Bring \u2068paper.\nOr \u202Egnp").Event;

        Calendar.Load(EventCalendar.Of(owner, owner.TimeSlots))!.Events.ShouldHaveSingleItem().Description.ShouldBe("Bring paper.\nOr gnp");
    }

    [Fact]
    public void Notes_say_when_by_the_events_own_clock_and_hold_no_secret()
    {
        var notes = BookingNotes.Of(Booking(attendee: "Ada \u202Egnp"), Texts.In(Languages.English));

        notes.Split('\n').ShouldBe(
        [
            "When: Saturday, 14 June 2031, 09:00–12:00 (Europe/Berlin, "
                + "UTC+02:00)", "Name: Ada gnp", "Seats: 2 seats", $"Booking number: {BookingId}",
        ]);
    }
}
