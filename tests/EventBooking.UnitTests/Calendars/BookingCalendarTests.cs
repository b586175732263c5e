using EventBooking.Domain.Bookings;
using EventBooking.Presentation.Calendars;
using Ical.Net;
using Ical.Net.CalendarComponents;
using static EventBooking.UnitTests.Calendars.Sample;

namespace EventBooking.UnitTests.Calendars;

public sealed class BookingCalendarTests
{
    private const string Note = "Saturday, 14 June 2031, 09:00 (Europe/Berlin)\n2 seats";

    [Fact]
    public void A_mail_invites_with_the_bookings_id_and_sequence_in_utc()
    {
        var text = BookingCalendar.Request(Booking(sequence: 3), Sender, Note, Now);

        var (calendar, entry) = Read(text);
        calendar.Method.ShouldBe("REQUEST");
        calendar.Version.ShouldBe("2.0");
        entry.Uid.ShouldBe($"{BookingId}@eventbooking");
        entry.Sequence.ShouldBe(3);
        entry.Status.ShouldBe("CONFIRMED");
        entry.Transparency.ShouldBe("OPAQUE");
        entry.Summary.ShouldBe("Bookbinding workshop");
        entry.Location.ShouldBe("Museum of Paper, Berlin");
        entry.Description.ShouldBe(Note);
        Lines(text).ShouldContain("DTSTART:20310614T070000Z", StringComparer.Ordinal);
        Lines(text).ShouldContain("DTEND:20310614T100000Z", StringComparer.Ordinal);
        Lines(text).ShouldContain("DTSTAMP:20310505T114207Z", StringComparer.Ordinal);
        entry.Organizer!.Value!.ToString().ShouldBe("mailto:bookings@example.com");
        var attendee = entry.Attendees.ShouldHaveSingleItem();
        attendee.Value!.ToString().ShouldBe("mailto:ada@example.com");
        attendee.CommonName.ShouldBe("Ada Lovelace");
        attendee.ParticipationStatus.ShouldBe("ACCEPTED");
        attendee.Rsvp.ShouldBeFalse();
        text.ShouldNotContain("organizer@example.com");
    }

    [Fact]
    public void A_cancellation_names_the_same_entry()
    {
        var booking = Booking(sequence: 4);
        booking = booking with { Booking = booking.Booking with { Status = BookingStatus.Cancelled } };

        var (calendar, entry) = Read(BookingCalendar.Cancel(booking, Sender, Note, Now));

        calendar.Method.ShouldBe("CANCEL");
        entry.Uid.ShouldBe($"{BookingId}@eventbooking");
        entry.Sequence.ShouldBe(4);
        entry.Status.ShouldBe("CANCELLED");
    }

    [Fact]
    public void The_end_of_an_event_is_newer_than_what_a_calendar_has_of_the_booking()
    {
        var (_, entry) = Read(BookingCalendar.Cancel(Booking(sequence: 4), Sender, Note, Now));

        entry.Sequence.ShouldBe(5);
        entry.Status.ShouldBe("CANCELLED");
    }

    [Fact]
    public void A_download_names_no_one()
    {
        var (calendar, entry) = Read(BookingCalendar.Publish(Booking(), Note, Now));

        calendar.Method.ShouldBe("PUBLISH");
        entry.Organizer.ShouldBeNull();
        entry.Attendees.ShouldBeEmpty();
        entry.Uid.ShouldBe($"{BookingId}@eventbooking");
    }

    [Fact]
    public void Lines_end_as_they_must_and_are_folded()
    {
        var text = BookingCalendar.Request(
            Booking(name: string.Concat(Enumerable.Repeat("Über längere Wörter 製本 ", 9)).Trim()), Sender, Note, Now);

        text.ShouldStartWith("BEGIN:VCALENDAR\r\n");
        text.ShouldEndWith("END:VCALENDAR\r\n");
        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain('\n');
        text.Split("\r\n").ShouldAllBe(line => System.Text.Encoding.UTF8.GetByteCount(line) <= 75);
        Read(text).Entry.Summary!.ShouldStartWith("Über längere Wörter 製本 Über");
    }

    [Theory]
    [InlineData("A \"B\"; C:D, E\\F")]
    [InlineData("Ada\r\nSTATUS:CANCELLED\r\nX-INJECTED:1")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\u202Egnp.exe\u202C \u2066x\u2069")]
    [InlineData("Ada\u2028BEGIN:VALARM\u0085END:VALARM")]
    [InlineData("=HYPERLINK(\"http://example.com\")")]
    [InlineData("^n^'^^")]
    public void Whatever_a_name_holds_it_is_text(string name)
    {
        var booking = Booking(attendee: name);
        booking = booking with { Booking = booking.Booking with { AttendeeName = name } };

        var text = BookingCalendar.Request(booking, Sender, name, Now);

        var (calendar, entry) = Read(text);
        calendar.Children.ShouldHaveSingleItem();
        entry.Children.ShouldBeEmpty();
        entry.Status.ShouldBe("CONFIRMED");
        Lines(text).ShouldNotContain(
            line => line.StartsWith("X-INJECTED", StringComparison.Ordinal) || line.StartsWith("BEGIN:VALARM", StringComparison.Ordinal));
        entry.Attendees.ShouldHaveSingleItem().Value!.ToString().ShouldBe("mailto:ada@example.com");
        text.ShouldNotContain('\u202E');
        text.ShouldNotContain('\u2028');
    }

    [Theory]
    [InlineData("ada+tag@example.com", "mailto:ada+tag@example.com")]
    [InlineData("a%b?c&d=e/f#g{h}|i^j`k@example.com", "mailto:a%25b%3Fc%26d%3De%2Ff%23g%7Bh%7D%7Ci%5Ej%60k@example.com")]
    [InlineData("o'neil*!$@example.com", "mailto:o'neil*!$@example.com")]
    [InlineData("ünal@bücher.example", "mailto:%C3%BCnal@xn--bcher-kva.example")]
    [InlineData("a..b.@1", "mailto:%22a..b.%22@1")]
    public void Any_address_that_a_booking_may_have_is_written(string email, string uri) =>
        Lines(BookingCalendar.Request(Booking(email: email), Sender, Note, Now))
            .ShouldContain(
                line => line.StartsWith("ATTENDEE;", StringComparison.Ordinal) && line.EndsWith($":{uri}", StringComparison.Ordinal));

    private static (Calendar Calendar, CalendarEvent Entry) Read(string text)
    {
        var calendar = Calendar.Load(text)!;
        return (calendar, calendar.Events.ShouldHaveSingleItem());
    }

    private static string[] Lines(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
}
