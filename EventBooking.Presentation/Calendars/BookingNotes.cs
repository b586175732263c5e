using EventBooking.Domain.Bookings;
using EventBooking.Presentation.Localization;

namespace EventBooking.Presentation.Calendars;

/// <summary>What the calendar entry of a booking says in words.</summary>
public static class BookingNotes
{
    /// <summary>When it takes place at the event's own clock, who comes, and the booking's id: a few lines without a token.</summary>
    public static string Of(BookingDetails details, Texts texts)
    {
        var (booking, labels, culture) = (details.Booking, texts.Labels, texts.Culture);
        return string.Join(
            '\n',
            $"{labels.When}: {texts.Times.Span(details.Slot, details.Event.TimeZone)}",
            $"{labels.Name}: {UntrustedText.Of(booking.AttendeeName).Isolated(culture)}",
            $"{labels.Seats}: {labels.SeatCount(booking.PartySize)}",
            $"{labels.Reference}: {Bidi.Isolate(booking.Id.ToString(), culture)}");
    }
}
