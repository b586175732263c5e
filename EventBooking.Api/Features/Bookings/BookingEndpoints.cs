using EventBooking.Api.Http;
using EventBooking.Domain;

namespace EventBooking.Api.Features.Bookings;

/// <summary>The routes of bookings.</summary>
internal static class BookingEndpoints
{
    public static void MapBookings(this IEndpointRouteBuilder routes)
    {
        var bookings = routes.MapGroup("/bookings").WithTags("Bookings");
        bookings.MapPost("", Book.HandleAsync)
            .WithName("BookSlot")
            .WithSummary("Book a slot")
            .WithDescription("Takes seats under a name. The answer holds the token with which the booking is viewed, moved and cancelled.")
            .Fails(
                ErrorCodes.InvalidRequest, ErrorCodes.TimeSlotNotFound, ErrorCodes.EventCancelled, ErrorCodes.BookingNotOpen,
                ErrorCodes.BookingClosed, ErrorCodes.TimeSlotStarted, ErrorCodes.TimeSlotFull, ErrorCodes.RequestTimeout,
                ErrorCodes.PayloadTooLarge, ErrorCodes.UnsupportedMediaType);
        bookings.MapRead("/{token}", Get.HandleAsync)
            .WithName("GetBooking")
            .WithSummary("Show a booking")
            .WithDescription("For whoever has the token. A booking that was cancelled answers 410.")
            .Fails(ErrorCodes.BookingNotFound, ErrorCodes.BookingCancelled);
        bookings.MapPut("/{token}", Change.HandleAsync)
            .WithName("ChangeBooking")
            .WithSummary("Move a booking or change its details")
            .WithDescription("All or nothing: the new seats are taken and the old ones freed together, or the booking stays as it is. The token stays the same.")
            .Fails(
                ErrorCodes.InvalidRequest, ErrorCodes.BookingNotFound, ErrorCodes.BookingCancelled, ErrorCodes.TimeSlotNotFound,
                ErrorCodes.DifferentEvent, ErrorCodes.EventCancelled, ErrorCodes.BookingNotOpen, ErrorCodes.BookingClosed,
                ErrorCodes.TimeSlotStarted, ErrorCodes.TimeSlotFull, ErrorCodes.RequestTimeout, ErrorCodes.PayloadTooLarge,
                ErrorCodes.UnsupportedMediaType);
        bookings.MapDelete("/{token}", Cancel.HandleAsync)
            .WithName("CancelBooking")
            .WithSummary("Cancel a booking")
            .WithDescription("The seats are free at once. The token answers 410 from then on.")
            .Fails(ErrorCodes.BookingNotFound, ErrorCodes.BookingCancelled, ErrorCodes.TimeSlotStarted);
        MapViews(bookings);
    }

    private static void MapViews(RouteGroupBuilder bookings)
    {
        bookings.MapRead("/{token}/calendar.ics", Calendar.HandleAsync)
            .WithName("GetBookingCalendar")
            .WithSummary("Download a booking as a calendar entry")
            .WithDescription("An iCalendar file (RFC 5545) in the language of Accept-Language, else the booking's. Its UID is that of the entries sent by mail, so a calendar keeps one of them.")
            .Produces<string>(StatusCodes.Status200OK, CalendarMedia.Type)
            .Fails(ErrorCodes.BookingNotFound, ErrorCodes.BookingCancelled);
        bookings.MapRead("/{token}/qr.svg", CheckInImage.HandleSvgAsync)
            .WithName("GetBookingQrSvg")
            .WithSummary("Show a booking's check-in code, as SVG")
            .WithDescription("A QR code of the check-in code: the booking's id and a proof that this system made it. It gives no right to the booking, unlike the token.")
            .Produces<string>(StatusCodes.Status200OK, CheckInImage.SvgType)
            .Fails(ErrorCodes.BookingNotFound, ErrorCodes.BookingCancelled, ErrorCodes.EventCancelled);
        bookings.MapRead("/{token}/qr.png", CheckInImage.HandlePngAsync)
            .WithName("GetBookingQrPng")
            .WithSummary("Show a booking's check-in code, as PNG")
            .WithDescription("The same QR code as an image of pixels.")
            .Produces<byte[]>(StatusCodes.Status200OK, CheckInImage.PngType)
            .Fails(ErrorCodes.BookingNotFound, ErrorCodes.BookingCancelled, ErrorCodes.EventCancelled);
        bookings.MapRead("/{token}/deliveries", ListDeliveries.HandleAsync)
            .WithName("ListDeliveries")
            .WithSummary("List what was sent about a booking")
            .WithDescription("Confirmations, notices and reminders in the order in which they were queued, and how far each is; no addresses. A booking that was cancelled is answered as well: whether its cancellation was told can only be asked then.")
            .Fails(ErrorCodes.BookingNotFound);
    }
}
