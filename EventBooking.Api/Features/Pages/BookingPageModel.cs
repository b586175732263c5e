using System.Text;
using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;
using EventBooking.Presentation.CheckIn;
using EventBooking.Presentation.Localization;

namespace EventBooking.Api.Features.Pages;

/// <summary>What the page of a booking shows; texts of people are one line each, and turn no other text's direction.</summary>
public sealed record BookingPageModel
{
    private BookingPageModel(BookingDetails details, Texts texts)
    {
        var (booking, owner) = (details.Booking, details.Event);
        IsLive = booking.Status != BookingStatus.Cancelled && owner.Status != EventStatus.Cancelled;
        State = (booking.Status, owner.Status) switch
        {
            (BookingStatus.Cancelled, _) => texts.Page.CancelledText,
            (_, EventStatus.Cancelled) => texts.Page.EventCancelledText,
            _ => texts.Page.ConfirmedText,
        };
        EventName = Bidi.Clean(owner.Name);
        EventLanguage = owner.Language;
        When = texts.Times.Span(details.Slot, owner.TimeZone);
        Where = owner.Location is null ? null : Bidi.Clean(owner.Location);
        Name = Bidi.Clean(booking.AttendeeName);
        Seats = booking.PartySize;
        Reference = booking.Id.ToString();
    }

    /// <summary>Whether it holds its seats in an event that takes place.</summary>
    public bool IsLive { get; }

    /// <summary>How it stands, in a sentence.</summary>
    public string State { get; }

    public string EventName { get; }
    public string EventLanguage { get; }
    public string When { get; }
    public string? Where { get; }
    public string Name { get; }
    public int Seats { get; }
    public string Reference { get; }

    /// <summary>The check-in code, for where it cannot be scanned; null where there is nothing to check in to.</summary>
    public string? CheckInCode { get; private init; }

    public string? QrCode { get; private init; }
    public string? CalendarLink { get; private init; }

    internal static BookingPageModel Of(BookingDetails details, Texts texts, Func<Guid, string> createCode, string calendarLink)
    {
        var page = new BookingPageModel(details, texts);
        if (!page.IsLive)
        {
            return page;
        }

        var checkInCode = createCode(details.Booking.Id);
        var image = Convert.ToBase64String(Encoding.UTF8.GetBytes(QrImages.Svg(checkInCode)));
        return page with { CheckInCode = checkInCode, QrCode = $"data:image/svg+xml;base64,{image}", CalendarLink = calendarLink };
    }
}
