using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;
using EventBooking.Presentation.Calendars;

namespace EventBooking.UnitTests.Calendars;

/// <summary>A booking of a workshop in Berlin, 14 June 2031, nine to twelve.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Now = new(2031, 5, 5, 11, 42, 7, 318, TimeSpan.Zero);
    public static readonly CalendarMailbox Sender = new("EventBooking", "bookings@example.com");
    public static readonly Guid BookingId = Guid.Parse("01c2b38e-3fd6-7c3e-a4d2-71f06b5e8c29");
    public static readonly byte[] TokenHash = [1, 2, 3];

    public static BookingDetails Booking(
        string attendee = "Ada Lovelace",
        string email = "ada@example.com",
        string name = "Bookbinding workshop",
        string? location = "Museum of Paper, Berlin",
        int sequence = 0,
        string? description = null)
    {
        var id = Guid.CreateVersion7(Now);
        var owner = Event.Publish(
            new EventDraft
            {
                Name = name,
                Description = description,
                EventDate = new DateOnly(2031, 6, 14),
                TimeZone = "Europe/Berlin",
                Location = location,
                OrganizerEmail = "organizer@example.com",
                TimeSlots = [new TimeSlotDraft(new TimeOnly(9, 0), new TimeOnly(12, 0), 12, Date: null)],
            }.Check().Value,
            id, [Guid.CreateVersion7(Now)], TokenHash, Now);
        var booking = new Booking
        {
            Id = BookingId,
            TimeSlotId = owner.TimeSlots[0].Id,
            AttendeeName = attendee,
            Email = email,
            PartySize = 2,
            TokenHash = TokenHash,
            Sequence = sequence,
            CreatedAt = Now,
            UpdatedAt = Now,
        };
        return new BookingDetails(booking, owner.TimeSlots[0], owner);
    }
}
