using EventBooking.Domain.Bookings;
using Ical.Net;
using Ical.Net.CalendarComponents;

namespace EventBooking.Presentation.Calendars;

/// <summary>
/// A booking as a calendar entry (RFC 5545), to be put into a mail (RFC 5546) or downloaded. Every entry of the booking has its
/// UID and its sequence, so that a calendar takes the newest and drops what was cancelled. It holds no token, no link and no
/// address of the event's organizer.
/// </summary>
public static class BookingCalendar
{
    /// <summary>For a mail that confirms a booking, or says how it is now: METHOD:REQUEST (RFC 5546, section 3.2.2).</summary>
    /// <param name="details">The booking; it must have an e-mail address.</param>
    /// <param name="sender">Who sends the mail: calendars take an entry only from its organizer.</param>
    /// <param name="description">A few lines, without a token: <see cref="BookingNotes"/>.</param>
    public static string Request(BookingDetails details, CalendarMailbox sender, string description, DateTimeOffset now) =>
        Invite(CalendarMethods.Request, details, sender, description, EventStatusOf(details), now);

    /// <summary>For a mail about a cancellation, of the booking or of its event: METHOD:CANCEL (RFC 5546, section 3.2.5).</summary>
    /// <param name="details">The booking; it must have an e-mail address.</param>
    /// <param name="sender">Who sends the mail: the same that sent the entry.</param>
    /// <param name="description">A few lines, without a token: <see cref="BookingNotes"/>.</param>
    public static string Cancel(BookingDetails details, CalendarMailbox sender, string description, DateTimeOffset now) =>
        Invite(CalendarMethods.Cancel, details, sender, description, EventStatus.Cancelled, now);

    /// <summary>
    /// For a download: METHOD:PUBLISH (RFC 5546, section 3.2.1). Without an organizer, though the section asks for one: calendars
    /// would then keep it as someone else's entry, which its holder cannot change, and answer to an address that nobody reads.
    /// </summary>
    /// <param name="description">A few lines, without a token: <see cref="BookingNotes"/>.</param>
    public static string Publish(BookingDetails details, string description, DateTimeOffset now)
    {
        var entry = EntryOf(details, description, EventStatusOf(details), now);
        return CalendarFile.Write(CalendarMethods.Publish, [entry]);
    }

    private static string Invite(
        string method, BookingDetails details, CalendarMailbox sender, string description, string status, DateTimeOffset now)
    {
        var booking = details.Booking;
        var entry = EntryOf(details, CalendarText.Literal(description), status, now);
        entry.Summary = CalendarText.MailedLine(details.Event.Name);
        entry.Location = details.Event.Location is { } location ? CalendarText.MailedLine(location) : null;
        entry.AddProperty(CalendarFile.Party("ORGANIZER", sender));

        if (booking.Email is { } email)
        {
            // Accepted: a calendar need not ask for an answer that nobody reads.
            entry.AddProperty(CalendarFile.Party(
                "ATTENDEE", new CalendarMailbox(CalendarText.MailedLine(booking.AttendeeName), email),
                ("CUTYPE", "INDIVIDUAL"), ("ROLE", "REQ-PARTICIPANT"), ("PARTSTAT", "ACCEPTED"), ("RSVP", "FALSE")));
        }

        return CalendarFile.Write(method, [entry]);
    }

    private static CalendarEvent EntryOf(BookingDetails details, string description, string status, DateTimeOffset now) =>
        CalendarFile.Entry(details.Booking.Id, details.Slot, details.Event, description, SequenceOf(details, status), status, now);

    // The end of an event leaves its bookings as they are, but calendars are to hear of something new (RFC 5546, section 2.1.4).
    private static int SequenceOf(BookingDetails details, string status) =>
        details.Booking.Sequence + (status == EventStatus.Cancelled && details.Booking.Status != BookingStatus.Cancelled ? 1 : 0);

    private static string EventStatusOf(BookingDetails details) =>
        details.Booking.Status == BookingStatus.Cancelled || details.Event.Status == Domain.Events.EventStatus.Cancelled
            ? EventStatus.Cancelled
            : EventStatus.Confirmed;
}
